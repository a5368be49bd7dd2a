import { offlineAfterMs, quarantineMs, restartMsMax } from '@mooring/domain'
import { Prisma } from '../generated/client.ts'

const before = (now: Date | Prisma.Sql, ms: number): Prisma.Sql =>
  Prisma.sql`${now}::timestamptz - make_interval(secs => ${ms / 1000}::float8)`

/**
 * What a runtime's state follows from, for every runtime that has such nodes: one pass over them. To be joined as `nodes`.
 * `now` is the moment that is asked about; `which` is a condition on `node`.
 */
export const nodesByRuntime = (now: Date | Prisma.Sql, which = Prisma.sql`true`): Prisma.Sql => {
  const isConnected = Prisma.sql`(last_heartbeat_at > ${before(now, offlineAfterMs)}
    OR (phase = 'restarting' AND phase_at > ${before(now, restartMsMax)}))`
  const isLimited = Prisma.sql`(phase IS NOT NULL OR draining_since IS NOT NULL OR rival_heard_at > ${before(now, quarantineMs)})`
  return Prisma.sql`(
    SELECT runtime_id, count(*)::int AS total,
      count(*) FILTER (WHERE ${isConnected}) AS connected,
      count(*) FILTER (WHERE ${isConnected} AND ${isLimited}) AS limited,
      array_agg(DISTINCT version COLLATE "C") AS versions,
      max(last_heartbeat_at) AS last_heartbeat_at
    FROM node LEFT JOIN (SELECT node_id, phase, phase_at FROM node_update WHERE phase IN ('draining', 'restarting')) AS letting_go
      ON letting_go.node_id = node.id
    WHERE ${which}
    GROUP BY runtime_id)`
}

/** The state of a runtime LEFT JOINed with `nodesByRuntime`: the same answer as `runtimeStatus` of packages/domain, which the test beside proves. */
export const runtimeStateSql = Prisma.sql`
  CASE WHEN nodes.total IS NULL THEN 'NeedRegistration' WHEN nodes.connected = 0 THEN 'Offline'
    WHEN nodes.limited > 0 OR nodes.connected < nodes.total THEN 'Limited' ELSE 'Online' END`
