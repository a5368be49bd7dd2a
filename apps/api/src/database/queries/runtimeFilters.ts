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

const dayMs = 86_400_000

/** The conditions of a filter on digests; none where it restricts nothing. */
export function runtimeFilters(filter: RuntimeFilter, now: Date): Prisma.Sql[] {
  const { search = '', states = [], tags = [], version, keyOlderThanDays } = filter
  const conditions: Prisma.Sql[] = []
  if (search !== '') conditions.push(contains(search))
  if (states.length > 0) conditions.push(Prisma.sql`digest.state = ANY(${[...states]}::"RuntimeState"[])`)
  if (tags.length > 0) conditions.push(Prisma.sql`digest.tag_keys @> ${tags.map(nameKey)}::text[]`)
  if (version !== undefined) conditions.push(hasNodeOf([version]))
  if (filter.versions !== undefined) conditions.push(hasNodeOf(filter.versions))
  if (filter.isUnused === true) conditions.push(Prisma.sql`digest.scans = 0`)
  if (keyOlderThanDays !== undefined) {
    const before = new Date(now.getTime() - keyOlderThanDays * dayMs)
    conditions.push(Prisma.sql`digest.oldest_key_at <= ${before}`)
  }
  return conditions
}

const hasNodeOf = (versions: readonly string[]): Prisma.Sql => Prisma.sql`digest.versions && ${[...versions]}::text[]`

/** What contains the separator is in no name, description or tag, but may be where one of them ends and the next one begins. */
function contains(search: string): Prisma.Sql {
  if (search.includes(searchSeparator)) return Prisma.sql`false`
  return Prisma.sql`strpos(digest.search_text, ${nameKey(search)}) > 0`
}
