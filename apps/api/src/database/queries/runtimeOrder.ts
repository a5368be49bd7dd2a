import type { RuntimeSort } from '@mooring/contract'
import { fail } from '../../ApiFailure.ts'
import { positionOf } from '../../paging.ts'
import { Prisma } from '../generated/client.ts'

/** A sort: what of a digest a list is ordered by before the name, and how that stands in a page token. Each has an index with the name. */
interface Order {
  position: Prisma.Sql
  type: 'integer' | 'state' | 'text' | 'timestamptz'
}

const orders: Record<Exclude<RuntimeSort, 'name'>, Order> = {
  state: { position: Prisma.sql`digest.state`, type: 'state' },
  // The version of a runtime is the oldest of its nodes.
  version: { position: Prisma.sql`digest.oldest_version`, type: 'text' },
  usedBy: { position: Prisma.sql`digest.scans`, type: 'integer' },
  lastSeen: { position: Prisma.sql`digest.last_seen_at`, type: 'timestamptz' },
  createdAt: { position: Prisma.sql`digest.created_at`, type: 'timestamptz' },
  nodes: { position: Prisma.sql`digest.nodes`, type: 'integer' },
}

const states = Prisma.sql`enum_range(NULL::"RuntimeState")`

/** How a position stands in a page token, and how it is read from there: a time as milliseconds since 1970, a state as its place among them. */
const tokens: Record<Order['type'], { shown: Prisma.Sql; read: (value: string) => Prisma.Sql }> = {
  text: { shown: Prisma.sql`position`, read: (value) => Prisma.sql`${value}::text` },
  integer: { shown: Prisma.sql`position::text`, read: (value) => Prisma.sql`${value}::text::bigint` },
  state: {
    shown: Prisma.sql`array_position(${states}, position)::text`,
    read: (value) => Prisma.sql`(${states})[least(${value}::text::bigint, 99)::int]`,
  },
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

/** The parts of a statement that reads runtimes in an order, after the entry that the page token names. */
export interface RuntimeOrder {
  /** What runtimes are ordered by before their name; null where the name alone decides. */
  position: Prisma.Sql
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
      after: name === undefined ? Prisma.sql`true` : Prisma.sql`name_key ${beyond} ${name}`,
      by: Prisma.sql`name_key ${direction}`,
      shownPosition: Prisma.sql`NULL`,
    }
  }
  const { position, type } = orders[sort]
  const [value, name] = positionOf(token, 2) ?? []
  if (value !== undefined && type !== 'text' && !/^\d{1,15}$/.test(value)) {
    fail('InvalidField', 'The page token is not one that this list gave.', '$skipToken')
  }
  return {
    position,
    after:
      value === undefined || name === undefined
        ? Prisma.sql`true`
        : Prisma.sql`(position, name_key) ${beyond} (${tokens[type].read(value)}, ${name}::text)`,
    by: Prisma.sql`position ${direction}, name_key ${direction}`,
    shownPosition: tokens[type].shown,
  }
}
