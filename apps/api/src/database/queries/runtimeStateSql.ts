import { offlineAfterMs, quarantineMs } from '@mooring/domain'
import { Prisma } from '../generated/client.ts'

/**
 * What a runtime's state follows from, for every runtime that has nodes: one pass over the nodes. To be joined as `nodes`.
 * `now` is the console's, as it is for `runtimeStatus`.
 */
export const nodesByRuntime = (now: Date): Prisma.Sql => {
  const silentSince = new Date(now.getTime() - offlineAfterMs)
  const aloneSince = new Date(now.getTime() - quarantineMs)
  return Prisma.sql`(
    SELECT runtime_id, count(*) AS total, max(last_heartbeat_at) AS last_seen,
      count(*) FILTER (WHERE last_heartbeat_at > ${silentSince}) AS connected,
      count(*) FILTER (WHERE last_heartbeat_at > ${silentSince} AND (draining_since IS NOT NULL OR rival_heard_at > ${aloneSince})) AS limited
    FROM node GROUP BY runtime_id)`
}

/** The state of a runtime LEFT JOINed with `nodesByRuntime`: the same answer as `runtimeStatus` of packages/domain, which the test beside proves. */
export const runtimeStateSql = Prisma.sql`
  CASE WHEN nodes.total IS NULL THEN 'NeedRegistration' WHEN nodes.connected = 0 THEN 'Offline'
    WHEN nodes.limited > 0 OR nodes.connected < nodes.total THEN 'Limited' ELSE 'Online' END`
