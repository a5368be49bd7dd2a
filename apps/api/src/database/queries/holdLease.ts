import { leaseSeconds } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import { Prisma } from '../generated/client.ts'

export interface Lease {
  runId: string
  nodeId: string
  fence: number
}

interface Held {
  id: string
  scanId: string
  dataSourceId: string
}

interface Locked {
  id: string
  logLines: number
}

/**
 * Prolongs the lease of a run and locks its row until the transaction ends, or refuses: whatever a node writes about a run
 * begins with this, so that no old fence ever writes. A lease whose time is over but which nobody else took is still held.
 */
export async function holdLease(tx: Prisma.TransactionClient, lease: Lease): Promise<Held> {
  const [held] = await tx.$queryRaw<Held[]>`
    UPDATE run SET lease_expires_at = now() + make_interval(secs => ${leaseSeconds}) FROM scan
    WHERE run.id = ${lease.runId}::uuid AND run.node_id = ${lease.nodeId}::uuid AND run.fence = ${lease.fence} AND run.state = 'leased' AND scan.id = run.scan_id
    RETURNING run.id, run.scan_id AS "scanId", scan.data_source_id AS "dataSourceId"`
  return held ?? refuseLease(tx, lease)
}

/** Prolongs the lease along with whatever else an update of the run says. */
export const prolonged = Prisma.sql`lease_expires_at = now() + make_interval(secs => ${leaseSeconds})`

/**
 * Locks the row of a run until the transaction ends, or refuses, as `holdLease` does, without writing. For those who write the row
 * themselves: PostgreSQL checks the references of a row that one transaction updates twice, and so would wait for the row of the
 * runtime, which whoever deletes it has locked while he waits for the run.
 */
export const lockLease = async (tx: Prisma.TransactionClient, lease: Lease): Promise<Locked> =>
  (await lockHeldLease(tx, lease)) ?? refuseLease(tx, lease)

/** The same for those who know what to do about a run that is not the node's any more: null then. */
export async function lockHeldLease(tx: Prisma.TransactionClient, lease: Lease): Promise<Locked | null> {
  const [held] = await tx.$queryRaw<Locked[]>`
    SELECT id, log_lines AS "logLines" FROM run
    WHERE id = ${lease.runId}::uuid AND node_id = ${lease.nodeId}::uuid AND fence = ${lease.fence} AND state = 'leased' FOR NO KEY UPDATE`
  return held ?? null
}

/** Says why a run is not the node's any more. Runs of other runtimes look like runs that do not exist. */
export async function refuseLease(tx: Prisma.TransactionClient, lease: { runId: string; nodeId: string }): Promise<never> {
  const run = await tx.run.findFirst({ where: { id: lease.runId, nodeId: lease.nodeId }, select: { state: true } })
  return fail(run?.state === 'canceled' ? 'RunCanceled' : 'RunLeaseLost')
}
