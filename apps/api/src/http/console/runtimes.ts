import { console, type RuntimeDetail, type RuntimeSummary } from '@mooring/contract'
import { isOlderVersion, isOutdatedVersion, runtimeStatus } from '@mooring/domain'
import { removeNode } from '../../acts/nodes/removeNode.ts'
import { deleteRuntime } from '../../acts/runtimes/deleteRuntime.ts'
import { getRuntime, type FoundRuntime } from '../../acts/runtimes/getRuntime.ts'
import { listDependents } from '../../acts/runtimes/listDependents.ts'
import { listRuntimes } from '../../acts/runtimes/listRuntimes.ts'
import { updateRuntime } from '../../acts/runtimes/updateRuntime.ts'
import type { ListedRuntime } from '../../database/queries/pageOfRuntimes.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'
import { activeStatus, deletionBody } from './deletionBody.ts'
import { nodeBody } from './nodeBody.ts'

export function addConsoleRuntimes(at: Edge): void {
  route(
    at,
    console.listRuntimes,
  )(async ({ query, context, request }) => {
    const page = await listRuntimes(context, query)
    return { status: 200, body: pageBody(page, (listed) => summaryOf(listed, context.now()), { context, url: request.url }) }
  })
  route(
    at,
    console.getRuntime,
  )(async ({ params, context }) => {
    return { status: 200, body: detailOf(await getRuntime(context, params), context.now()) }
  })
  route(
    at,
    console.updateRuntime,
  )(async ({ params, body, context }) => {
    return { status: 200, body: detailOf(await updateRuntime(context, { ...params, ...body }), context.now()) }
  })
  route(
    at,
    console.deleteRuntime,
  )(async ({ params, context }) => {
    return { status: 200, body: deletionBody(await deleteRuntime(context, params)) }
  })
  route(
    at,
    console.listDependents,
  )(async ({ params, context }) => {
    const { dataSources, schedules, runs, ...dependents } = await listDependents(context, params)
    const body = {
      ...dependents,
      dataSources: dataSources.map((name) => ({ name })),
      schedules: schedules.map(({ nextFireAt, ...schedule }) => ({
        ...schedule,
        ...(nextFireAt === null ? {} : { nextRunAt: nextFireAt.toISOString() }),
      })),
      runs: runs.map(({ isRunning, ...run }) => ({ ...run, status: activeStatus(isRunning) })),
    }
    return { status: 200, body }
  })
  route(
    at,
    console.removeNode,
  )(async ({ params, context }) => {
    await removeNode(context, params)
    return { status: 204 }
  })
}

const olderFirst = (a: string, b: string): number => Number(isOlderVersion(b, a)) - Number(isOlderVersion(a, b))

const dayMs = 86_400_000

function summaryOf({ runtime, usedBy, oldestKeyAt }: ListedRuntime, now: Date): RuntimeSummary {
  const { state, reason, since, nodesOnline } = runtimeStatus(runtime, now)
  const versions = [...new Set(runtime.nodes.map(({ version }) => version))].toSorted(olderFirst)
  const seen = runtime.nodes.flatMap((node) => (node.lastHeartbeatAt === null ? [] : [node.lastHeartbeatAt.getTime()]))
  return {
    name: runtime.name,
    kind: 'SelfHosted',
    ...(runtime.description === null ? {} : { description: runtime.description }),
    state,
    reason,
    since: since.toISOString(),
    nodesOnline,
    nodesTotal: runtime.nodes.length,
    nodesMax: runtime.nodesMax,
    tags: runtime.tags,
    keyAgeDays: Math.max(0, Math.floor((now.getTime() - (oldestKeyAt ?? now).getTime()) / dayMs)),
    versions,
    isUpdateAvailable: versions.some((version) => isOutdatedVersion(version)),
    usedBy,
    ...(seen.length === 0 ? {} : { lastSeen: new Date(Math.max(...seen)).toISOString() }),
    createdAt: runtime.createdAt.toISOString(),
  }
}

const detailOf = (found: FoundRuntime, now: Date): RuntimeDetail => ({
  ...summaryOf(found, now),
  ...(found.runtime.runsMax === null ? {} : { runsMax: found.runtime.runsMax }),
  nodes: found.runtime.nodes.map((node) => nodeBody(node, now)),
})
