import type { RuntimeListQuery, RuntimeState } from '@mooring/contract'
import { isOutdatedVersion, type NodeFacts } from '@mooring/domain'
import { pageOfSize, pageSize, type PageOf } from '../../paging.ts'
import { Prisma, type Runtime } from '../generated/client.ts'
import { runtimeFilters, type RuntimeCondition, type RuntimeTable } from './runtimeFilters.ts'
import { runtimeOrder } from './runtimeOrder.ts'

/** A runtime with what a list says about it. */
export interface ListedRuntime {
  runtime: Pick<Runtime, 'name' | 'description' | 'nodesMax' | 'tags' | 'createdAt'> & {
    /** By name. */
    nodes: (NodeFacts & { version: string })[]
  }
  /** Number of scans that connect through it. */
  usedBy: number
  /** When the older of its keys was made; null where keys are missing. */
  oldestKeyAt: Date | null
}

/** What a list shows, out of what was asked for. */
const pageFor = (query: RuntimeListQuery, outdated: readonly string[]) => ({
  filter: {
    ...(query.search === undefined ? {} : { search: query.search }),
    ...(query.version === undefined ? {} : { version: query.version }),
    ...(query.keyOlderThanDays === undefined ? {} : { keyOlderThanDays: query.keyOlderThanDays }),
    states: listOf(query.state) as RuntimeState[],
    tags: listOf(query.tag),
    ...(query.update === 'available' ? { versions: outdated } : {}),
    isUnused: query.usedBy === 'none',
  },
  sort: query.sort ?? 'name',
  isDescending: query.order === 'desc',
  size: query.pageSize ?? pageSize,
  token: query.$skipToken,
})

const listOf = (text: string | undefined): string[] => (text ?? '').split(',').filter((part) => part !== '')

type Row = Omit<ListedRuntime['runtime'], 'nodes'> & {
  nameKey: string
  shownPosition: string | null
  /** Times in milliseconds: half as long to write and to read as text is. */
  nodes: ({ version: string; registeredAt: number; phase: string | null } & Record<
    'lastHeartbeatAt' | 'onlineSince' | 'drainingSince' | 'rivalHeardAt' | 'phaseAt',
    number | null
  >)[]
  usedBy: number
  oldestKeyAt: Date | null
}

/** One page of runtimes, and how many there are in all. */
export async function pageOfRuntimes(tx: Prisma.TransactionClient, query: RuntimeListQuery, now: Date): Promise<PageOf<ListedRuntime>> {
  const found = await tx.$queryRaw<({ count: number } & (Row | { nameKey: null }))[]>(
    pageStatement(query, now, query.update === 'available' ? await outdatedVersions(tx) : []),
  )
  const rows = found.filter((row) => row.nameKey !== null)
  const position = (row: Row) => (row.shownPosition === null ? [row.nameKey] : [row.shownPosition, row.nameKey])
  const cut = pageOfSize(query.pageSize ?? pageSize, { rows, count: found[0]?.count ?? 0, position })
  return { ...cut, items: cut.items.map(listed) }
}

/** Of the few versions that all nodes have, those that there is a newer one of: what is newer, SQL does not know. */
async function outdatedVersions(tx: Prisma.TransactionClient): Promise<string[]> {
  const known = await tx.$queryRaw<{ version: string }[]>`SELECT DISTINCT unnest(versions) AS version FROM runtime_digest`
  return known.map(({ version }) => version).filter((version) => isOutdatedVersion(version))
}

/**
 * The statement behind a page: what is counted and looked up for a runtime is so only for those on the page. Each row says
 * how many runtimes match; an empty page is one row that says nothing else.
 */
export function pageStatement(query: RuntimeListQuery, now: Date, outdated: readonly string[] = []): Prisma.Sql {
  const page = pageFor(query, outdated)
  const conditions = runtimeFilters(page.filter, now)
  const order = runtimeOrder(page)
  // Filters look at every runtime, so they do it once for the page and the count. Without one, the page stops after its last row, and
  // what it is ordered by is of no matter to the count.
  const isWhole = conditions.length === 0
  const once = isWhole ? Prisma.sql`NOT MATERIALIZED` : Prisma.sql`MATERIALIZED`
  return Prisma.sql`
    WITH matching AS ${once} (
      SELECT name_key, ${order.position} AS position FROM ${tablesFor([...conditions.map(({ table }) => table), order.table])}
      WHERE ${allOf(conditions)}
    ), page AS MATERIALIZED (
      SELECT name_key, position FROM matching WHERE ${order.after} ORDER BY ${order.by} LIMIT ${page.size + 1}
    )
    SELECT counted.count, name, name_key AS "nameKey", description, nodes_max AS "nodesMax", tags, created_at AS "createdAt",
      ${order.shownPosition} AS "shownPosition",
      (SELECT coalesce(json_agg(json_build_object('version', node.version, 'registeredAt', ${milliseconds('registered_at')},
          'lastHeartbeatAt', ${milliseconds('last_heartbeat_at')}, 'onlineSince', ${milliseconds('online_since')},
          'drainingSince', ${milliseconds('draining_since')}, 'rivalHeardAt', ${milliseconds('rival_heard_at')},
          'phase', phase, 'phaseAt', ${milliseconds('phase_at')}) ORDER BY node.name_key), '[]')
        FROM node LEFT JOIN node_update ON node_update.node_id = node.id WHERE node.runtime_id = runtime.id) AS nodes,
      (SELECT count(*)::int FROM scan WHERE scan.runtime_key = runtime.name_key) AS "usedBy",
      (SELECT min(auth_key.created_at) FROM auth_key WHERE auth_key.runtime_id = runtime.id) AS "oldestKeyAt"
    FROM (SELECT count(*)::int AS count FROM ${isWhole ? Prisma.sql`runtime` : Prisma.sql`matching`}) AS counted LEFT JOIN (page JOIN runtime USING (name_key)) ON true
    ORDER BY ${order.by}`
}

const allOf = (conditions: readonly RuntimeCondition[]): Prisma.Sql => {
  const each = conditions.map(({ sql }) => sql)
  return each.length === 0 ? Prisma.sql`true` : Prisma.join(each, ' AND ')
}

/** Only what is needed: a digest is a fraction of its runtime, and one table alone is read in the order of its index. Each runtime has one. */
function tablesFor(needed: readonly (RuntimeTable | null)[]): Prisma.Sql {
  if (!needed.includes('digest')) return Prisma.sql`runtime`
  if (!needed.includes('runtime')) return Prisma.sql`runtime_digest AS digest`
  return Prisma.sql`runtime JOIN runtime_digest AS digest USING (name_key)`
}

/** A column of times as a number that JSON writes shortly. */
const milliseconds = (column: string): Prisma.Sql => Prisma.raw(`round(date_part('epoch', ${column}) * 1000)`)

const listed = ({ usedBy, oldestKeyAt, nodes, ...runtime }: Row): ListedRuntime => ({
  runtime: {
    ...runtime,
    nodes: nodes.map((node) => ({
      version: node.version,
      registeredAt: new Date(node.registeredAt),
      lastHeartbeatAt: date(node.lastHeartbeatAt),
      onlineSince: date(node.onlineSince),
      drainingSince: date(node.drainingSince),
      rivalHeardAt: date(node.rivalHeardAt),
      update: node.phase === null ? null : { phase: node.phase, phaseAt: new Date(node.phaseAt ?? 0) },
    })),
  },
  usedBy,
  oldestKeyAt,
})

const date = (time: number | null): Date | null => (time === null ? null : new Date(time))
