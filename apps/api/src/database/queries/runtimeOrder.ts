import type { RuntimeSort } from '@mooring/contract'
import { fail } from '../../ApiFailure.ts'
import { positionOf } from '../../paging.ts'
import { Prisma } from '../generated/client.ts'
import { digestedState } from './runtimeFilters.ts'

/** A sort: what a list is ordered by before the name, what that needs joined, and how it stands in a page token. */
interface Order {
  position: Prisma.Sql
  join?: Prisma.Sql
  type: 'bigint' | 'text' | 'timestamptz'
}

const joinScans = Prisma.sql`
  LEFT JOIN (SELECT runtime_key, count(*) AS total FROM scan GROUP BY runtime_key) AS scans ON scans.runtime_key = runtime.name_key`

const orders: Record<Exclude<RuntimeSort, 'name'>, Order> = {
  state: {
    position: Prisma.sql`array_position(ARRAY['Offline', 'Limited', 'NeedRegistration', 'Online'], ${digestedState})::bigint`,
    type: 'bigint',
  },
  // The version of a runtime is the oldest of its nodes.
  version: { position: Prisma.sql`coalesce(digest.oldest_version, '') COLLATE "C"`, type: 'text' },
  usedBy: { position: Prisma.sql`coalesce(scans.total, 0)`, join: joinScans, type: 'bigint' },
  // While a node is connected, that is now.
  lastSeen: {
    position: Prisma.sql`CASE WHEN digest.state IN ('Online', 'Limited') THEN '9999-12-31' ELSE coalesce(digest.last_seen_at, 'epoch') END`,
    type: 'timestamptz',
  },
  createdAt: { position: Prisma.sql`runtime.created_at`, type: 'timestamptz' },
  nodes: { position: Prisma.sql`coalesce(digest.nodes, 0)::bigint`, type: 'bigint' },
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

interface Sorting {
  sort: RuntimeSort
  isDescending: boolean
  token: string | undefined
}

/** The parts of a statement that reads runtimes, their `runtime_digest` joined as `digest`, in an order, after the entry that the page token names. */
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

export function runtimeOrder({ sort, isDescending, token }: Sorting): RuntimeOrder {
  const direction = isDescending ? Prisma.raw('DESC') : Prisma.raw('ASC')
  const beyond = isDescending ? Prisma.raw('<') : Prisma.raw('>')
  if (sort === 'name') {
    const [name] = positionOf(token, 1) ?? []
    return {
      position: Prisma.sql`NULL`,
      join: Prisma.empty,
      after: name === undefined ? Prisma.sql`true` : Prisma.sql`name_key ${beyond} ${name}`,
      by: Prisma.sql`name_key ${direction}`,
      shownPosition: Prisma.sql`NULL`,
    }
  }
  const { position, join = Prisma.empty, type } = orders[sort]
  const [value, name] = positionOf(token, 2) ?? []
  if (value !== undefined && type !== 'text' && !/^\d{1,15}$/.test(value)) {
    fail('InvalidField', 'The page token is not one that this list gave.', '$skipToken')
  }
  return {
    position,
    join,
    after:
      value === undefined || name === undefined
        ? Prisma.sql`true`
        : Prisma.sql`(position, name_key) ${beyond} (${tokens[type].read(value)}, ${name}::text)`,
    by: Prisma.sql`position ${direction}, name_key ${direction}`,
    shownPosition: tokens[type].shown,
  }
}
