import { leavesRunToOthers, leaseSeconds, type NodeLoad } from '@mooring/domain'
import { Prisma, type PrismaClient } from '../generated/client.ts'
import { announceQueue } from './announce.ts'
import { databaseNow } from './databaseNow.ts'

interface Leased {
  runId: string
  scanId: string
  fence: number
}

interface Leaser {
  id: string
  name: string
  runtimeId: string
  /** The process that asks; absent: it does not say, and nor must the node. */
  instanceId?: string | undefined
  /** Kinds of scans that it executes; absent: it does not say, and gets any. */
  kinds?: readonly string[] | undefined
}

/**
 * Leases a queued run of a runtime to one of its nodes; null when there is none, or the node drains, has as many as its limit allows, or
 * has another process speaking for it than the one that asks, or the nodes of the runtime have as many as its own limit allows.
 * The data sources of a runtime take turns: next is the one that was served longest ago, and of its runs the oldest, so that a
 * source with a hundred scans keeps no other waiting for all of them. Runs of a scan that is running wait: the lock on the scan's
 * row makes sure that of two nodes asking at once only one sees it free. What follows looks again under that lock and the lock on
 * the node's row, because the first statement's snapshot may be older: of two calls of one node the second sees what the first
 * took, and a node that is just being removed or drained is waited for, and gets nothing. `isLeft` is asked about a run while another
 * node that could take it has fewer: `left` is the answer when it says yes.
 */
export async function leaseNextRun(
  prisma: PrismaClient,
  node: Leaser,
  isLeft: (runId: string) => boolean,
): Promise<Leased | 'left' | null> {
  return prisma.$transaction(async (tx) => {
    // A limit is a count: of two nodes that ask at once the second waits, and counts what the first took.
    await tx.$queryRaw`SELECT FROM runtime WHERE id = ${node.runtimeId}::uuid AND runs_max IS NOT NULL FOR NO KEY UPDATE`
    const leavesTo = await whomItLeavesTo(tx, node)
    if (leavesTo !== null) {
      const [next] = await tx.$queryRaw<{ id: string; kind: string }[]>(nextRun(node))
      if (next === undefined) return null
      if (leavesTo(next.kind) && isLeft(next.id)) return 'left'
    }
    // A node that may have nothing must not lock a run either: another node that asks at that moment would pass over it.
    const [candidate] = await tx.$queryRaw<{ id: string }[]>`${nextRun(node)} FOR UPDATE OF run, scan SKIP LOCKED`
    if (candidate === undefined) return null
    await tx.$queryRaw`SELECT FROM node WHERE id = ${node.id}::uuid FOR NO KEY UPDATE`
    const leased = await lease(tx, candidate.id, node)
    // Whoever passed over the run because it was locked here looks again.
    if (leased === null) await announceQueue(tx, node.runtimeId)
    // The scan's row is locked already. The clock rather than the transaction's beginning: two turns have two times.
    else await tx.$executeRaw`UPDATE scan SET last_leased_at = clock_timestamp() WHERE id = ${leased.scanId}::uuid`
    return leased
  })
}

const nextRun = (node: Leaser) => Prisma.sql`
  SELECT run.id, scan.kind FROM run JOIN scan ON scan.id = run.scan_id
    LEFT JOIN (
      SELECT data_source_id, max(last_leased_at) AS last_served_at FROM scan
      WHERE runtime_key = (SELECT name_key FROM runtime WHERE id = ${node.runtimeId}::uuid) GROUP BY data_source_id
    ) AS source ON source.data_source_id = scan.data_source_id
  WHERE run.runtime_id = ${node.runtimeId}::uuid AND run.state = 'queued' AND ${mayHaveMore(node)}
    AND (${node.kinds ?? null}::text[] IS NULL OR scan.kind = ANY(${node.kinds ?? null}::text[]))
    AND NOT EXISTS (SELECT FROM run AS other WHERE other.scan_id = run.scan_id AND other.state = 'leased')
  ORDER BY source.last_served_at NULLS FIRST, run.queued_at, run.id LIMIT 1`

/** Of a kind of scan, whether the node leaves a run of it to another node; null when it leaves none, whatever the kind. */
async function whomItLeavesTo(tx: Prisma.TransactionClient, { id, runtimeId }: Leaser): Promise<((kind: string) => boolean) | null> {
  const nodes = await tx.$queryRaw<(NodeLoad & { scanKinds: string[] })[]>`
    SELECT id, concurrent_jobs_limit AS "concurrentJobsLimit", registered_at AS "registeredAt", last_heartbeat_at AS "lastHeartbeatAt",
      online_since AS "onlineSince", draining_since AS "drainingSince", scan_kinds AS "scanKinds",
      (SELECT count(*)::int FROM run WHERE run.node_id = node.id AND run.state = 'leased') AS runs
    FROM node WHERE runtime_id = ${runtimeId}::uuid`
  if (nodes.length < 2) return null
  const now = await databaseNow(tx)
  const executes = (kind: string) => (node: (typeof nodes)[number]) =>
    node.id === id || node.scanKinds.length === 0 || node.scanKinds.includes(kind)
  return leavesRunToOthers(id, nodes, now) ? (kind) => leavesRunToOthers(id, nodes.filter(executes(kind)), now) : null
}

const mayHaveMore = (node: Leaser) => Prisma.sql`
  coalesce((SELECT node.draining_since IS NULL
    AND node.instance_id IS NOT DISTINCT FROM ${node.instanceId ?? null}::uuid
    AND node.concurrent_jobs_limit >
    (SELECT count(*) FROM run AS held WHERE held.node_id = node.id AND held.state = 'leased')
    AND coalesce(runtime.runs_max >
    (SELECT count(*) FROM run AS held WHERE held.runtime_id = runtime.id AND held.state = 'leased'), true)
    FROM node JOIN runtime ON runtime.id = node.runtime_id WHERE node.id = ${node.id}::uuid), false)`

async function lease(tx: Prisma.TransactionClient, runId: string, node: Leaser): Promise<Leased | null> {
  const [leased] = await tx.$queryRaw<Leased[]>`
    WITH leased AS (
      UPDATE run SET state = 'leased', fence = fence + 1, attempts = attempts + 1, node_id = ${node.id}::uuid, node_name = ${node.name},
        started_at = coalesce(started_at, now()), lease_expires_at = now() + make_interval(secs => ${leaseSeconds}), leased_at = now(),
        progress_at = NULL, objects_seen = 0, objects_total = NULL, rows_sampled = 0
      WHERE id = ${runId}::uuid AND state = 'queued' AND ${mayHaveMore(node)}
        AND NOT EXISTS (SELECT FROM run AS other WHERE other.scan_id = run.scan_id AND other.state = 'leased')
      RETURNING id, scan_id, fence, node_name),
    noted AS (INSERT INTO run_lease (run_id, fence, node_name) SELECT id, fence, node_name FROM leased)
    SELECT id AS "runId", scan_id AS "scanId", fence FROM leased`
  return leased ?? null
}
