import type { RuntimeSort } from '@mooring/contract'
import { fail } from '../../ApiFailure.ts'
import { positionOf } from '../../paging.ts'
import { Prisma } from '../generated/client.ts'
import { nodesByRuntime, runtimeStateSql } from './runtimeStateSql.ts'

/** A sort: what a list is ordered by before the name, what that needs joined, and how it stands in a page token. */
interface Order {
  position: Prisma.Sql
  join?: (now: Date) => Prisma.Sql
  type: 'bigint' | 'text' | 'timestamptz'
}

const joinNodes = (now: Date) => Prisma.sql`LEFT JOIN ${nodesByRuntime(now)} AS nodes ON nodes.runtime_id = runtime.id`

/**
 * The version of a runtime is the oldest of its nodes. Numbers in it are compared as numbers: each is filled up to ten digits,
 * once for each of the few versions there are (OFFSET keeps PostgreSQL from doing so for every runtime instead).
 */
const joinVersions = () => Prisma.sql`
  LEFT JOIN (
    SELECT runtime_id, min(key) AS key FROM node JOIN (
      SELECT version, regexp_replace(regexp_replace(version, '(\\d+)', '0000000000\\1', 'g'), '\\d*(\\d{10})', '\\1', 'g') COLLATE "C" AS key
      FROM (SELECT DISTINCT version FROM node) AS known OFFSET 0
    ) AS keys USING (version)
    GROUP BY runtime_id
  ) AS versions ON versions.runtime_id = runtime.id`

const joinLastSeen = () => Prisma.sql`
  LEFT JOIN (SELECT runtime_id, max(last_heartbeat_at) AS last_seen FROM node GROUP BY runtime_id) AS seen ON seen.runtime_id = runtime.id`

const joinNodeCounts = () => Prisma.sql`
  LEFT JOIN (SELECT runtime_id, count(*) AS total FROM node GROUP BY runtime_id) AS counts ON counts.runtime_id = runtime.id`

const joinScans = () => Prisma.sql`
  LEFT JOIN (SELECT runtime_key, count(*) AS total FROM scan GROUP BY runtime_key) AS scans ON scans.runtime_key = runtime.name_key`

const orders: Record<Exclude<RuntimeSort, 'name'>, Order> = {
  state: {
    position: Prisma.sql`array_position(ARRAY['Offline', 'Limited', 'NeedRegistration', 'Online'], ${runtimeStateSql})::bigint`,
    join: joinNodes,
    type: 'bigint',
  },
  version: { position: Prisma.sql`coalesce(versions.key, '')`, join: joinVersions, type: 'text' },
  usedBy: { position: Prisma.sql`coalesce(scans.total, 0)`, join: joinScans, type: 'bigint' },
  lastSeen: { position: Prisma.sql`coalesce(seen.last_seen, 'epoch')`, join: joinLastSeen, type: 'timestamptz' },
  createdAt: { position: Prisma.sql`runtime.created_at`, type: 'timestamptz' },
  nodes: { position: Prisma.sql`coalesce(counts.total, 0)`, join: joinNodeCounts, type: 'bigint' },
}

/** How a position stands in a page token, and how it is read from there: a time as milliseconds since 1970. */
const tokens: Record<Order['type'], { shown: Prisma.Sql; read: (value: string) => Prisma.Sql }> = {
  text: { shown: Prisma.sql`position`, read: (value) => Prisma.sql`${value}::text` },
  bigint: { shown: Prisma.sql`position::text`, read: (value) => Prisma.sql`${value}::text::bigint` },
  timestamptz: {
    shown: Prisma.sql`round(extract(epoch FROM position) * 1000)::bigint::text`,
    read: (value) => Prisma.sql`to_timestamp(${value}::text::bigint / 1000.0)`,
  },
}

/** The parts of a statement that reads runtimes in an order, after the entry that the page token names. */
export interface RuntimeOrder {
  /** What runtimes are ordered by before their name; null where the name alone decides. */
  position: Prisma.Sql
  join: Prisma.Sql
  /** Of runtimes that were given their `position` under that name. */
  after: Prisma.Sql
  by: Prisma.Sql
  /** What stands first in a page token. */
  shownPosition: Prisma.Sql
}

export function runtimeOrder(
  { sort, isDescending, token }: { sort: RuntimeSort; isDescending: boolean; token: string | undefined },
  { now, needsNodes }: { now: Date; needsNodes: boolean },
): RuntimeOrder {
  const direction = isDescending ? Prisma.raw('DESC') : Prisma.raw('ASC')
  const beyond = isDescending ? Prisma.raw('<') : Prisma.raw('>')
  if (sort === 'name') {
    const [name] = positionOf(token, 1) ?? []
    return {
      position: Prisma.sql`NULL`,
      join: needsNodes ? joinNodes(now) : Prisma.empty,
      after: name === undefined ? Prisma.sql`true` : Prisma.sql`name_key ${beyond} ${name}`,
      by: Prisma.sql`name_key ${direction}`,
      shownPosition: Prisma.sql`NULL`,
    }
  }
  const { position, join = () => Prisma.empty, type } = orders[sort]
  const [value, name] = positionOf(token, 2) ?? []
  if (value !== undefined && type !== 'text' && !/^\d{1,14}$/.test(value)) {
    fail('InvalidField', 'The page token is not one that this list gave.', '$skipToken')
  }
  const own = join(now)
  const nodes = needsNodes && join !== joinNodes ? joinNodes(now) : Prisma.empty
  return {
    position,
    join: Prisma.sql`${nodes} ${own}`,
    after:
      value === undefined || name === undefined
        ? Prisma.sql`true`
        : Prisma.sql`(position, name_key) ${beyond} (${tokens[type].read(value)}, ${name}::text)`,
    by: Prisma.sql`position ${direction}, name_key ${direction}`,
    shownPosition: tokens[type].shown,
  }
}
