import type { RuntimeSort } from '@mooring/contract'
import { fail } from '../../ApiFailure.ts'
import { positionOf } from '../../paging.ts'
import { Prisma } from '../generated/client.ts'
import { nodesByRuntime, runtimeStateSql } from './runtimeStateSql.ts'

/** A sort: what a list is ordered by before the name, what that needs joined, and how it stands in a page token. */
interface Order {
  position: Prisma.Sql
  join?: (now: Date) => Prisma.Sql
  type: 'bigint' | 'text'
}

const milliseconds = (time: Prisma.Sql) => Prisma.sql`coalesce((extract(epoch FROM ${time}) * 1000)::bigint, 0)`

const joinNodes = (now: Date) => Prisma.sql`LEFT JOIN ${nodesByRuntime(now)} AS nodes ON nodes.runtime_id = runtime.id`

/**
 * The version of a runtime is that of its first node. Numbers in it are compared as numbers: each is filled up to ten digits,
 * once for each of the few versions there are (OFFSET keeps PostgreSQL from doing so for every runtime instead).
 */
const joinVersions = () => Prisma.sql`
  LEFT JOIN (SELECT DISTINCT ON (runtime_id) runtime_id, version FROM node ORDER BY runtime_id, name_key) AS first_node
    ON first_node.runtime_id = runtime.id
  LEFT JOIN (
    SELECT version, regexp_replace(regexp_replace(version, '(\\d+)', '0000000000\\1', 'g'), '\\d*(\\d{10})', '\\1', 'g') COLLATE "C" AS key
    FROM (SELECT DISTINCT version FROM node) AS known OFFSET 0
  ) AS versions ON versions.version = first_node.version`

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
  lastSeen: { position: milliseconds(Prisma.sql`nodes.last_seen`), join: joinNodes, type: 'bigint' },
  createdAt: { position: milliseconds(Prisma.sql`runtime.created_at`), type: 'bigint' },
  nodes: { position: Prisma.sql`coalesce(nodes.total, 0)`, join: joinNodes, type: 'bigint' },
}

/** The parts of a statement that reads runtimes in an order, after the entry that the page token names. */
export interface RuntimeOrder {
  /** What stands first in a page token; null where the name alone decides. */
  position: Prisma.Sql
  join: Prisma.Sql
  after: Prisma.Sql
  by: Prisma.Sql
  direction: Prisma.Sql
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
      after: name === undefined ? Prisma.sql`true` : Prisma.sql`runtime.name_key ${beyond} ${name}`,
      by: Prisma.sql`runtime.name_key ${direction}`,
      direction,
    }
  }
  const { position, join = () => Prisma.empty, type } = orders[sort]
  const [value, name] = positionOf(token, 2) ?? []
  if (value !== undefined && type === 'bigint' && !/^\d{1,18}$/.test(value)) {
    fail('InvalidField', 'The page token is not one that this list gave.', '$skipToken')
  }
  const own = join(now)
  const nodes = needsNodes && join !== joinNodes ? joinNodes(now) : Prisma.empty
  return {
    position,
    direction,
    join: Prisma.sql`${nodes} ${own}`,
    after:
      value === undefined || name === undefined
        ? Prisma.sql`true`
        : Prisma.sql`(${position}, runtime.name_key) ${beyond} (${value}::text::${Prisma.raw(type)}, ${name}::text)`,
    by: Prisma.sql`${position} ${direction}, runtime.name_key ${direction}`,
  }
}
