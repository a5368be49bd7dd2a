import { leaseSeconds } from '@mooring/domain'
import type { Prisma, PrismaClient } from '../generated/client.ts'

interface Leased {
  runId: string
  scanId: string
  fence: number
}

/**
 * Leases the oldest queued run of a runtime to one of its nodes; null when there is none. Runs of a scan that is running wait:
 * the lock on the scan's row makes sure that of two nodes asking at once only one sees it free. The second statement
 * looks again under that lock, because the first one's snapshot may be older than the lock. It locks the node's row too: a node
 * that is just being removed is waited for, and gets nothing.
 */
export async function leaseNextRun(prisma: PrismaClient, node: { id: string; name: string; runtimeId: string }): Promise<Leased | null> {
  return prisma.$transaction(async (tx) => {
    const [candidate] = await tx.$queryRaw<{ id: string }[]>`
      SELECT run.id FROM run JOIN scan ON scan.id = run.scan_id
      WHERE run.runtime_id = ${node.runtimeId}::uuid AND run.state = 'queued'
        AND NOT EXISTS (SELECT FROM run AS other WHERE other.scan_id = run.scan_id AND other.state = 'leased')
      ORDER BY run.queued_at, run.id LIMIT 1 FOR UPDATE OF run, scan SKIP LOCKED`
    return candidate === undefined ? null : lease(tx, candidate.id, node)
  })
}

async function lease(tx: Prisma.TransactionClient, runId: string, node: { id: string; name: string }): Promise<Leased | null> {
  const [leased] = await tx.$queryRaw<Leased[]>`
    UPDATE run SET state = 'leased', fence = fence + 1, attempts = attempts + 1, node_id = ${node.id}::uuid, node_name = ${node.name},
      started_at = coalesce(started_at, now()), lease_expires_at = now() + make_interval(secs => ${leaseSeconds})
    WHERE id = ${runId}::uuid AND state = 'queued'
      AND NOT EXISTS (SELECT FROM run AS other WHERE other.scan_id = run.scan_id AND other.state = 'leased')
      AND EXISTS (SELECT FROM node WHERE node.id = ${node.id}::uuid FOR KEY SHARE)
    RETURNING id AS "runId", scan_id AS "scanId", fence`
  return leased ?? null
}
