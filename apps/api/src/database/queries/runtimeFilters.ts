import type { RuntimeListQuery, RuntimeState } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import { Prisma } from '../generated/client.ts'

/** Which runtimes a list shows: what is absent restricts nothing. */
export type RuntimeFilter = Partial<Pick<RuntimeListQuery, 'search' | 'version' | 'keyOlderThanDays'>> & {
  states?: readonly RuntimeState[]
  /** All of them. */
  tags?: readonly string[]
  isUnused?: boolean
  /** Versions of which a node has one. */
  versions?: readonly string[]
}

/** The state of a runtime: without nodes it has no digest. */
export const digestedState = Prisma.sql`coalesce(digest.state, 'NeedRegistration')`

/** The condition of a filter that restricts nothing. */
export const everyRuntime = Prisma.sql`true`

const dayMs = 86_400_000

/** The conditions of a filter, for a statement about `runtime` with its `runtime_digest` joined as `digest`. */
export function runtimeFilters(filter: RuntimeFilter, now: Date): Prisma.Sql {
  const { search = '', states = [], tags = [], version, keyOlderThanDays } = filter
  const conditions: Prisma.Sql[] = []
  if (search !== '') conditions.push(contains(search))
  if (states.length > 0) conditions.push(Prisma.sql`${digestedState} = ANY(${[...states]}::text[])`)
  if (tags.length > 0) conditions.push(Prisma.sql`runtime.tag_keys @> ${tags.map(nameKey)}::text[]`)
  if (version !== undefined) conditions.push(hasNodeOf([version]))
  if (filter.versions !== undefined) conditions.push(hasNodeOf(filter.versions))
  if (filter.isUnused === true) conditions.push(Prisma.sql`NOT EXISTS (SELECT FROM scan WHERE scan.runtime_key = runtime.name_key)`)
  if (keyOlderThanDays !== undefined) {
    const before = new Date(now.getTime() - keyOlderThanDays * dayMs)
    conditions.push(Prisma.sql`EXISTS (SELECT FROM auth_key WHERE auth_key.runtime_id = runtime.id AND auth_key.created_at <= ${before})`)
  }
  return conditions.length === 0 ? everyRuntime : Prisma.join(conditions, ' AND ')
}

const hasNodeOf = (versions: readonly string[]): Prisma.Sql => Prisma.sql`digest.versions && ${[...versions]}::text[]`

function contains(search: string): Prisma.Sql {
  const pattern = `%${nameKey(search).replace(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`(runtime.name_key LIKE ${pattern} OR runtime.description_key LIKE ${pattern} OR runtime.tag_text LIKE ${pattern})`
}
