import type { RuntimeListQuery, RuntimeState } from '@mooring/contract'
import { isOutdatedVersion, type NodeFacts } from '@mooring/domain'
import { pageOfSize, pageSize, type PageOf } from '../../paging.ts'
import { Prisma, type Runtime } from '../generated/client.ts'
import { runtimeFilters } from './runtimeFilters.ts'
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

/** Without names, and times in milliseconds: a third of the text, which takes a seventh off the time of the statement. */
type NodeRow = [
  version: string,
  registeredAt: number,
  lastHeartbeatAt: number | null,
  onlineSince: number | null,
  drainingSince: number | null,
  rivalHeardAt: number | null,
  phase: string | null,
  phaseAt: number | null,
]

type Row = Omit<ListedRuntime['runtime'], 'nodes'> & {
  nameKey: string
  shownPosition: string | null
  nodes: NodeRow[]
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
 * The statement behind a page: what is looked up for a runtime is so only for those on the page, each by itself, where PostgreSQL would rather
 * read all of them. Each row says how many runtimes match; an empty page is one row that says nothing else.
 */
export function pageStatement(query: RuntimeListQuery, now: Date, outdated: readonly string[] = []): Prisma.Sql {
  const page = pageFor(query, outdated)
  const conditions = [Prisma.sql`true`, ...runtimeFilters(page.filter, now)]
  const order = runtimeOrder(page)
  // The page ends where it is full, and what it is ordered by is of no matter to the count: each reads for itself what it needs, which takes
  // less time than keeping thousands of rows for both.
  return Prisma.sql`
    WITH matching AS NOT MATERIALIZED (
      SELECT name_key, ${order.position} AS position FROM runtime_digest AS digest WHERE ${Prisma.join(conditions, ' AND ')}
    ), page AS MATERIALIZED (
      SELECT name_key, position FROM matching WHERE ${order.after} ORDER BY ${order.by} LIMIT ${page.size + 1}
    )
    SELECT counted.count, name, name_key AS "nameKey", description, nodes_max AS "nodesMax", tags, created_at AS "createdAt",
      ${order.shownPosition} AS "shownPosition",
      (SELECT coalesce(json_agg(json_build_array(node.version, ${milliseconds('registered_at')}, ${milliseconds('last_heartbeat_at')},
          ${milliseconds('online_since')}, ${milliseconds('draining_since')}, ${milliseconds('rival_heard_at')}, phase,
          ${milliseconds('phase_at')}) ORDER BY node.name_key), '[]')
        FROM node LEFT JOIN node_update ON node_update.node_id = node.id WHERE node.runtime_id = runtime.id) AS nodes,
      scans AS "usedBy", oldest_key_at AS "oldestKeyAt"
    FROM (SELECT count(*)::int AS count FROM matching) AS counted LEFT JOIN (page CROSS JOIN LATERAL (
      SELECT id, name, description, nodes_max, tags, digest.created_at, scans, oldest_key_at
      FROM runtime JOIN runtime_digest AS digest USING (name_key) WHERE name_key = page.name_key LIMIT 1
    ) AS runtime) ON true
    ORDER BY ${order.by}`
}

/** A column of times as a number that JSON writes shortly. */
const milliseconds = (column: string): Prisma.Sql => Prisma.raw(`round(date_part('epoch', ${column}) * 1000)`)

const listed = ({ usedBy, oldestKeyAt, nodes, ...runtime }: Row): ListedRuntime => ({
  runtime: { ...runtime, nodes: nodes.map(nodeOf) },
  usedBy,
  oldestKeyAt,
})

function nodeOf([version, registeredAt, lastHeartbeatAt, onlineSince, drainingSince, rivalHeardAt, phase, phaseAt]: NodeRow) {
  return {
    version,
    registeredAt: new Date(registeredAt),
    lastHeartbeatAt: date(lastHeartbeatAt),
    onlineSince: date(onlineSince),
    drainingSince: date(drainingSince),
    rivalHeardAt: date(rivalHeardAt),
    update: phase === null ? null : { phase, phaseAt: new Date(phaseAt ?? 0) },
  }
}

const date = (time: number | null): Date | null => (time === null ? null : new Date(time))
