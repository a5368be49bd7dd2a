import type { RuntimeSort } from '@mooring/contract'
import type { NodeFacts } from '@mooring/domain'
import { pageOfSize, type PageOf } from '../../paging.ts'
import { Prisma, type Runtime } from '../generated/client.ts'
import { runtimeFilters, type RuntimeFilter } from './runtimeFilters.ts'
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

export interface RuntimePage {
  filter: RuntimeFilter
  sort: RuntimeSort
  isDescending: boolean
  size: number
  token: string | undefined
}

type Row = Omit<ListedRuntime['runtime'], 'nodes'> & {
  nameKey: string
  position: string | null
  nodes: ({ version: string; registeredAt: string } & Record<'lastHeartbeatAt' | 'onlineSince' | 'drainingSince', string | null>)[]
  usedBy: number
  oldestKeyAt: Date | null
}

/** One page of runtimes in one statement: what is counted and looked up for each, only for those on the page. */
export async function pageOfRuntimes(tx: Prisma.TransactionClient, page: RuntimePage, now: Date): Promise<PageOf<ListedRuntime>> {
  const where = runtimeFilters(page.filter, now)
  const needsNodes = (page.filter.states ?? []).length > 0
  const order = runtimeOrder(page, { now, needsNodes })
  const [rows, [counted]] = await Promise.all([
    tx.$queryRaw<Row[]>`
      WITH page AS MATERIALIZED (
        SELECT runtime.id, runtime.name, runtime.name_key, runtime.description, runtime.nodes_max, runtime.tags, runtime.created_at,
          ${order.position} AS position, row_number() OVER (ORDER BY ${order.by}) AS row
        FROM runtime ${order.join} WHERE ${where} AND ${order.after} ORDER BY ${order.by} LIMIT ${page.size + 1}
      )
      SELECT name, name_key AS "nameKey", description, nodes_max AS "nodesMax", tags, created_at AS "createdAt", position,
        (SELECT coalesce(json_agg(json_build_object('version', version, 'registeredAt', registered_at, 'lastHeartbeatAt', last_heartbeat_at,
            'onlineSince', online_since, 'drainingSince', draining_since) ORDER BY node.name_key), '[]')
          FROM node WHERE node.runtime_id = page.id) AS nodes,
        (SELECT count(*)::int FROM scan WHERE scan.runtime_key = page.name_key) AS "usedBy",
        (SELECT min(auth_key.created_at) FROM auth_key WHERE auth_key.runtime_id = page.id) AS "oldestKeyAt"
      FROM page ORDER BY row`,
    tx.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM runtime ${needsNodes ? Prisma.sql`LEFT JOIN ${nodesByRuntime(now)} AS nodes ON nodes.runtime_id = runtime.id` : Prisma.empty}
      WHERE ${where}`,
  ])
  const position = (row: Row) => (row.position === null ? [row.nameKey] : [row.position, row.nameKey])
  const cut = pageOfSize(page.size, { rows, count: counted?.count ?? 0, position })
  return { ...cut, items: cut.items.map(listed) }
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
