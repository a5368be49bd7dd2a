import type { RuntimeListQuery, RuntimeState } from '@mooring/contract'
import type { NodeFacts } from '@mooring/domain'
import { pageOfSize, pageSize, type PageOf } from '../../paging.ts'
import { Prisma, type Runtime } from '../generated/client.ts'
import { runtimeFilters } from './runtimeFilters.ts'
import { runtimeOrder } from './runtimeOrder.ts'
import { nodesByRuntime } from './runtimeStateSql.ts'

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
const pageFor = (query: RuntimeListQuery) => ({
  filter: {
    ...(query.search === undefined ? {} : { search: query.search }),
    ...(query.version === undefined ? {} : { version: query.version }),
    ...(query.keyOlderThanDays === undefined ? {} : { keyOlderThanDays: query.keyOlderThanDays }),
    states: listOf(query.state) as RuntimeState[],
    tags: listOf(query.tag),
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
  position: string | null
  nodes: ({ version: string; registeredAt: string } & Record<'lastHeartbeatAt' | 'onlineSince' | 'drainingSince', string | null>)[]
  usedBy: number
  oldestKeyAt: Date | null
}

/** One page of runtimes, and how many there are in all. */
export async function pageOfRuntimes(tx: Prisma.TransactionClient, query: RuntimeListQuery, now: Date): Promise<PageOf<ListedRuntime>> {
  const statements = pageStatements(query, now)
  const [rows, [counted]] = await Promise.all([tx.$queryRaw<Row[]>(statements.rows), tx.$queryRaw<{ count: number }[]>(statements.count)])
  const position = (row: Row) => (row.position === null ? [row.nameKey] : [row.position, row.nameKey])
  const cut = pageOfSize(query.pageSize ?? pageSize, { rows, count: counted?.count ?? 0, position })
  return { ...cut, items: cut.items.map(listed) }
}

/** The statements behind a page: what is counted and looked up for a runtime is so only for those on the page. */
export function pageStatements(query: RuntimeListQuery, now: Date): { rows: Prisma.Sql; count: Prisma.Sql } {
  const page = pageFor(query)
  const where = runtimeFilters(page.filter, now)
  const needsNodes = page.filter.states.length > 0
  const order = runtimeOrder(page, { now, needsNodes })
  const joinNodes = needsNodes ? Prisma.sql`LEFT JOIN ${nodesByRuntime(now)} AS nodes ON nodes.runtime_id = runtime.id` : Prisma.empty
  const rows = Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT runtime.id, runtime.name, runtime.name_key, runtime.description, runtime.nodes_max, runtime.tags, runtime.created_at,
        ${order.position} AS position
      FROM runtime ${order.join} WHERE ${where} AND ${order.after} ORDER BY ${order.by} LIMIT ${page.size + 1}
    )
    SELECT name, name_key AS "nameKey", description, nodes_max AS "nodesMax", tags, created_at AS "createdAt", position::text,
      (SELECT coalesce(json_agg(json_build_object('version', version, 'registeredAt', registered_at, 'lastHeartbeatAt', last_heartbeat_at,
          'onlineSince', online_since, 'drainingSince', draining_since) ORDER BY node.name_key), '[]')
        FROM node WHERE node.runtime_id = page.id) AS nodes,
      (SELECT count(*)::int FROM scan WHERE scan.runtime_key = page.name_key) AS "usedBy",
      (SELECT min(auth_key.created_at) FROM auth_key WHERE auth_key.runtime_id = page.id) AS "oldestKeyAt"
    FROM page ORDER BY position ${order.direction}, name_key ${order.direction}`
  return { rows, count: Prisma.sql`SELECT count(*)::int AS count FROM runtime ${joinNodes} WHERE ${where}` }
}

const listed = ({ usedBy, oldestKeyAt, nodes, ...runtime }: Row): ListedRuntime => ({
  runtime: {
    ...runtime,
    nodes: nodes.map((node) => ({
      version: node.version,
      registeredAt: new Date(node.registeredAt),
      lastHeartbeatAt: date(node.lastHeartbeatAt),
      onlineSince: date(node.onlineSince),
      drainingSince: date(node.drainingSince),
    })),
  },
  usedBy,
  oldestKeyAt,
})

const date = (text: string | null): Date | null => (text === null ? null : new Date(text))
