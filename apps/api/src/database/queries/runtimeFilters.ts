import type { RuntimeListQuery, RuntimeState } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import { Prisma } from '../generated/client.ts'
import { searchSeparator } from './runtimeColumns.ts'

/** Which runtimes a list shows: what is absent restricts nothing. */
export type RuntimeFilter = Partial<Pick<RuntimeListQuery, 'search' | 'version' | 'keyOlderThanDays'>> & {
  states?: readonly RuntimeState[]
  /** All of them. */
  tags?: readonly string[]
  isUnused?: boolean
  /** Versions of which a node has one. */
  versions?: readonly string[]
}

/** The tables in which it stands what lists find and order runtimes by. `name_key`, which all have, is in none of them alone. */
export type RuntimeTable = 'runtime' | 'digest'

/** What has to be so of a runtime, and in which of its tables that stands. */
export interface RuntimeCondition {
  table: RuntimeTable
  sql: Prisma.Sql
}

const dayMs = 86_400_000

/** The conditions of a filter; none where it restricts nothing. */
export function runtimeFilters(filter: RuntimeFilter, now: Date): RuntimeCondition[] {
  const { search = '', states = [], tags = [], version, keyOlderThanDays } = filter
  const conditions: RuntimeCondition[] = []
  const add = (table: RuntimeTable, sql: Prisma.Sql) => conditions.push({ table, sql })
  if (search !== '') add('runtime', contains(search))
  if (states.length > 0) add('digest', Prisma.sql`digest.state = ANY(${[...states]}::"RuntimeState"[])`)
  if (tags.length > 0) add('runtime', Prisma.sql`runtime.tag_keys @> ${tags.map(nameKey)}::text[]`)
  if (version !== undefined) add('digest', hasNodeOf([version]))
  if (filter.versions !== undefined) add('digest', hasNodeOf(filter.versions))
  if (filter.isUnused === true) add('digest', Prisma.sql`digest.scans = 0`)
  if (keyOlderThanDays !== undefined) {
    const before = new Date(now.getTime() - keyOlderThanDays * dayMs)
    add('runtime', Prisma.sql`EXISTS (SELECT FROM auth_key WHERE auth_key.runtime_id = runtime.id AND auth_key.created_at <= ${before})`)
  }
  return conditions
}

const hasNodeOf = (versions: readonly string[]): Prisma.Sql => Prisma.sql`digest.versions && ${[...versions]}::text[]`

/** What contains the separator is in no name, description or tag, but may be where one of them ends and the next one begins. */
function contains(search: string): Prisma.Sql {
  if (search.includes(searchSeparator)) return Prisma.sql`false`
  return Prisma.sql`strpos(runtime.search_text, ${nameKey(search)}) > 0`
}
