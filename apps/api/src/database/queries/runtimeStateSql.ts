import { offlineAfterMs, quarantineMs, restartMsMax } from '@mooring/domain'
import { Prisma } from '../generated/client.ts'

/**
 * What a runtime's state follows from, for every runtime that has nodes: one pass over the nodes. To be joined as `nodes`.
 * `now` is the console's, as it is for `runtimeStatus`.
 */
export const nodesByRuntime = (now: Date): Prisma.Sql => {
  const silentSince = new Date(now.getTime() - offlineAfterMs)
  const aloneSince = new Date(now.getTime() - quarantineMs)
  const restartsSince = new Date(now.getTime() - restartMsMax)
  const isConnected = Prisma.sql`(last_heartbeat_at > ${silentSince} OR (phase = 'restarting' AND phase_at > ${restartsSince}))`
  return Prisma.sql`(
    SELECT runtime_id, count(*) AS total,
      count(*) FILTER (WHERE ${isConnected}) AS connected,
      count(*) FILTER (WHERE ${isConnected} AND (phase IS NOT NULL OR draining_since IS NOT NULL OR rival_heard_at > ${aloneSince})) AS limited
    FROM node LEFT JOIN (SELECT node_id, phase, phase_at FROM node_update WHERE phase IN ('draining', 'restarting')) AS letting_go
      ON letting_go.node_id = node.id
    GROUP BY runtime_id)`
}

/** The state of a runtime LEFT JOINed with `nodesByRuntime`: the same answer as `runtimeStatus` of packages/domain, which the test beside proves. */
export const runtimeStateSql = Prisma.sql`
  CASE WHEN nodes.total IS NULL THEN 'NeedRegistration' WHEN nodes.connected = 0 THEN 'Offline'
    WHEN nodes.limited > 0 OR nodes.connected < nodes.total THEN 'Limited' ELSE 'Online' END`
