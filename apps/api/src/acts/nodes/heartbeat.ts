import type { HeartbeatAnswer, HeartbeatBody } from '@mooring/contract'
import { heartbeatIntervalSeconds, offlineAfterMs } from '@mooring/domain'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announce } from '../../database/queries/announce.ts'
import { findNodeForToken } from '../../database/queries/findNodeForToken.ts'

interface Beat {
  /** Whether pages show something else now: it came online, or does another number of jobs. */
  isNews: boolean
}

/**
 * A node says that it lives. One statement, the most frequent write of the console; the time is the database's, so that the
 * clocks of several API processes do not matter. The first of each minute is kept as that minute's sample, over the one of an
 * hour ago. Only what a page would show differently is announced.
 */
export async function heartbeat(context: ActContext, input: HeartbeatBody): Promise<HeartbeatAnswer> {
  const { nodeId, runtimeName } = nodeCaller(context)
  const { receivedBytesPerSecond: received = null, sentBytesPerSecond: sent = null } = input
  const [beat] = await context.prisma.$queryRaw<Beat[]>`
    WITH beat AS (
    UPDATE node SET last_heartbeat_at = now(), version = ${input.version}, cpu_percent = ${input.cpuPercent}, address = ${context.address},
      memory_available_mb = ${input.memoryAvailableMb}, running_jobs = ${input.runningJobs},
      received_bytes_per_second = ${received}, sent_bytes_per_second = ${sent},
      online_since = CASE WHEN before.was_online THEN online_since ELSE now() END
    FROM (
      SELECT id, running_jobs AS jobs, date_trunc('minute', last_heartbeat_at) IS DISTINCT FROM date_trunc('minute', now()) AS is_first_of_minute,
        coalesce(last_heartbeat_at > now() - make_interval(secs => ${offlineAfterMs / 1000}), false) AS was_online
      FROM node WHERE id = ${nodeId}::uuid
    ) AS before
    WHERE node.id = before.id
    RETURNING node.*, before.is_first_of_minute, NOT before.was_online OR before.jobs <> ${input.runningJobs} AS is_news
    ), sampled AS (
      INSERT INTO node_sample
        (node_id, slot, at, cpu_percent, memory_available_mb, received_bytes_per_second, sent_bytes_per_second, running_jobs)
      SELECT id, extract(minute FROM now())::smallint, now(), cpu_percent, memory_available_mb,
        received_bytes_per_second, sent_bytes_per_second, running_jobs
      FROM beat WHERE is_first_of_minute
      ON CONFLICT (node_id, slot) DO UPDATE SET
        at = excluded.at, cpu_percent = excluded.cpu_percent, memory_available_mb = excluded.memory_available_mb, running_jobs = excluded.running_jobs,
        received_bytes_per_second = excluded.received_bytes_per_second, sent_bytes_per_second = excluded.sent_bytes_per_second
    )
    SELECT is_news AS "isNews" FROM beat`
  // Ended between being authenticated and this statement: it is told why as at any other call.
  if (beat === undefined) return fail((await findNodeForToken(context.prisma, nodeId))?.ended ?? 'NodeRemoved')
  if (beat.isNews) await announce(context.prisma, { topic: 'nodes', name: runtimeName })
  return { runtimeName, heartbeatIntervalSeconds }
}
