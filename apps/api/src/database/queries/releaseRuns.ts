import { runErrors } from '@mooring/contract'
import { leaseAttemptsMax } from '@mooring/domain'
import { Prisma } from '../generated/client.ts'
import { endLeases } from './endLeases.ts'

export interface ReleasedRun {
  runId: string
  runtimeId: string
  state: 'queued' | 'failed'
}

const release = (which: Prisma.Sql) => Prisma.sql`
  UPDATE run SET
    state = (CASE WHEN attempts < ${leaseAttemptsMax} THEN 'queued' ELSE 'failed' END)::"RunState",
    fence = fence + 1, lease_expires_at = NULL,
    node_id = CASE WHEN attempts < ${leaseAttemptsMax} THEN NULL ELSE node_id END,
    ended_at = CASE WHEN attempts < ${leaseAttemptsMax} THEN NULL ELSE now() END,
    error_code = CASE WHEN attempts < ${leaseAttemptsMax} THEN NULL ELSE 'NodeLost' END,
    error_message = CASE WHEN attempts < ${leaseAttemptsMax} THEN NULL ELSE ${runErrors.NodeLost} END
  WHERE state = 'leased' AND ${which}
  RETURNING id AS "runId", runtime_id AS "runtimeId", state::text`

/** Takes the runs of a node away from it: each is queued again, or failed when that has happened too often. */
export async function releaseRunsOfNode(tx: Prisma.TransactionClient, nodeId: string): Promise<ReleasedRun[]> {
  const released = await tx.$queryRaw<ReleasedRun[]>(release(Prisma.sql`node_id = ${nodeId}::uuid`))
  await endLeases(tx, idsOf(released), 'removed')
  return released
}

/** Takes the runs whose lease has ended away from their nodes; the database's clock decides. */
export async function releaseExpiredRuns(tx: Prisma.TransactionClient): Promise<ReleasedRun[]> {
  const released = await tx.$queryRaw<ReleasedRun[]>(release(Prisma.sql`lease_expires_at < now()`))
  await endLeases(tx, idsOf(released), 'lost')
  return released
}

const idsOf = (released: readonly ReleasedRun[]): string[] => released.map(({ runId }) => runId)

/** Queues a run again that its node gave back by itself, of which the caller holds the lease: what it was leased for does not count as an attempt. */
export async function giveBackRun(tx: Prisma.TransactionClient, runId: string): Promise<void> {
  await tx.$executeRaw`UPDATE run SET state = 'queued', fence = fence + 1, attempts = greatest(attempts - 1, 0), node_id = NULL, lease_expires_at = NULL
    WHERE id = ${runId}::uuid AND state = 'leased'`
  await endLeases(tx, [runId], 'released')
}
