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
 * clocks of several API processes do not matter. Only what a page would show differently is announced.
 */
export async function heartbeat(context: ActContext, input: HeartbeatBody): Promise<HeartbeatAnswer> {
  const { nodeId, runtimeName } = nodeCaller(context)
  const [beat] = await context.prisma.$queryRaw<Beat[]>`
    UPDATE node SET last_heartbeat_at = now(), version = ${input.version}, cpu_percent = ${input.cpuPercent}, address = ${context.address},
      memory_available_mb = ${input.memoryAvailableMb}, running_jobs = ${input.runningJobs},
      online_since = CASE WHEN before.was_online THEN online_since ELSE now() END
    FROM (
      SELECT id, running_jobs AS jobs, coalesce(last_heartbeat_at > now() - make_interval(secs => ${offlineAfterMs / 1000}), false) AS was_online
      FROM node WHERE id = ${nodeId}::uuid
    ) AS before
    WHERE node.id = before.id
    RETURNING NOT before.was_online OR before.jobs <> ${input.runningJobs} AS "isNews"`
  // Ended between being authenticated and this statement: it is told why as at any other call.
  if (beat === undefined) return fail((await findNodeForToken(context.prisma, nodeId))?.ended ?? 'NodeRemoved')
  if (beat.isNews) await announce(context.prisma, { topic: 'nodes', name: runtimeName })
  return { runtimeName, heartbeatIntervalSeconds }
}
