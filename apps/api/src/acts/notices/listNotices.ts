import type { ServerNotice } from '@mooring/contract'
import { offlineAfterMs, restartMsMax } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import type { Prisma } from '../../database/generated/client.ts'

const noticesMax = 100
const dayMs = 86_400_000
/** Nobody is told of older things. It also bounds what is looked through: a run that waited for longer before it failed is left out. */
const reachMs = 7 * dayMs

interface Span {
  after: Date
  now: Date
}

/** What happened by itself since a moment, newest first. Outages are written down, all else follows from what is there. */
export async function listNotices({ prisma, now }: ActContext, input: { since?: string | undefined }): Promise<ServerNotice[]> {
  const time = now()
  const since = input.since === undefined ? time.getTime() - dayMs : Date.parse(input.since)
  const span = { after: new Date(Math.max(since, time.getTime() - reachMs)), now: time }
  const found = await Promise.all([
    pastOutages(prisma, span),
    lostNodes(prisma, span),
    nodesOnline(prisma, span),
    copiedNodes(prisma, span),
    failedRuns(prisma, span),
  ])
  return found
    .flat()
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, noticesMax)
}

const earlier = (date: Date): Date => new Date(date.getTime() - offlineAfterMs)
const withRuntime = { include: { runtime: { select: { name: true } } }, take: noticesMax } satisfies Prisma.NodeFindManyArgs

/** Those that are over. Whoever asks just then is told so before `markLostNodes` has written it down. */
async function pastOutages(tx: Prisma.TransactionClient, { after, now }: Span): Promise<ServerNotice[]> {
  const outages = await tx.nodeOutage.findMany({
    where: { lostAt: { gt: after, lte: now } },
    orderBy: { lostAt: 'desc' },
    take: noticesMax,
  })
  const nodeIds = outages.map(({ nodeId }) => nodeId)
  const nodes = await tx.node.findMany({ where: { id: { in: nodeIds } }, select: { id: true, onlineSince: true } })
  const backSince = new Map(nodes.map(({ id, onlineSince }) => [id, onlineSince]))
  const names = outages.filter(({ nodeId }) => !backSince.has(nodeId)).map(({ runtimeName }) => runtimeName)
  const runtimes = await tx.runtime.findMany({ where: { name: { in: names } }, select: { name: true } })
  const remaining = new Set(runtimes.map(({ name }) => name))
  return outages.flatMap(({ nodeId, lostAt, runtimeName, nodeName, ...outage }) => {
    const back = backSince.has(nodeId) ? backSince.get(nodeId) : now
    const until = outage.endedAt ?? (back && back > lostAt ? back : null)
    if (until === null) return []
    const at = lostAt.toISOString()
    const removed = backSince.has(nodeId) ? {} : { removed: remaining.has(runtimeName) ? ('node' as const) : ('runtime' as const) }
    return [{ kind: 'nodeLost' as const, id: lossId(nodeId, at), at, until: until.toISOString(), runtimeName, nodeName, ...removed }]
  })
}

const lossId = (nodeId: string, at: string): string => `nodeLost ${nodeId} ${at}`

/** One that starts as a new version is silent for that, and is lost when it does not come back in time: see `isRestarting`. */
async function lostNodes(tx: Prisma.TransactionClient, { after, now }: Span): Promise<ServerNotice[]> {
  const silentSince = { gt: earlier(after), lte: earlier(now) }
  const isOverdue = { phase: 'restarting', phaseAt: { gt: restartBefore(after), lte: restartBefore(now) } }
  const silent = [{ lastHeartbeatAt: silentSince }, { lastHeartbeatAt: null, registeredAt: silentSince }]
  const nodes = await tx.node.findMany({
    where: {
      OR: [
        { update: { isNot: { phase: 'restarting' } }, OR: silent },
        { update: isOverdue, lastHeartbeatAt: { lte: earlier(now) } },
      ],
    },
    orderBy: { lastHeartbeatAt: 'desc' },
    include: { ...withRuntime.include, update: true },
    take: noticesMax,
  })
  return nodes.map(({ id, name, update, runtime, ...node }) => {
    const silentAt = (node.lastHeartbeatAt ?? node.registeredAt).getTime() + offlineAfterMs
    const restartEnds = update?.phase === 'restarting' ? update.phaseAt.getTime() + restartMsMax : 0
    const at = new Date(Math.max(silentAt, restartEnds)).toISOString()
    return { kind: 'nodeLost', id: lossId(id, at), at, runtimeName: runtime.name, nodeName: name }
  })
}

const restartBefore = (date: Date): Date => new Date(date.getTime() - restartMsMax)

async function nodesOnline(tx: Prisma.TransactionClient, { after, now }: Span): Promise<ServerNotice[]> {
  const where = { onlineSince: { gt: after }, lastHeartbeatAt: { gt: earlier(now) } }
  const nodes = await tx.node.findMany({ where, orderBy: { onlineSince: 'desc' }, ...withRuntime })
  return nodes.flatMap((node) => {
    const at = node.onlineSince?.toISOString()
    if (at === undefined) return []
    return [{ kind: 'nodeOnline' as const, id: `nodeOnline ${node.id} ${at}`, at, runtimeName: node.runtime.name, nodeName: node.name }]
  })
}

async function copiedNodes(tx: Prisma.TransactionClient, { after }: Span): Promise<ServerNotice[]> {
  const nodes = await tx.node.findMany({
    where: { quarantinedSince: { gt: after } },
    orderBy: { quarantinedSince: 'desc' },
    ...withRuntime,
  })
  return nodes.flatMap((node) => {
    const at = node.quarantinedSince?.toISOString()
    if (at === undefined) return []
    const id = `nodeQuarantined ${node.id} ${at}`
    return [{ kind: 'nodeQuarantined' as const, id, at, runtimeName: node.runtime.name, nodeName: node.name }]
  })
}

async function failedRuns(tx: Prisma.TransactionClient, { after }: Span): Promise<ServerNotice[]> {
  const runs = await tx.run.findMany({
    where: { state: 'failed', endedAt: { gt: after }, queuedAt: { gt: new Date(after.getTime() - reachMs) } },
    orderBy: { queuedAt: 'desc' },
    take: noticesMax,
    select: { id: true, endedAt: true, errorMessage: true, scan: { select: { name: true, dataSource: { select: { name: true } } } } },
  })
  return runs.flatMap(({ id, endedAt, errorMessage, scan }) => {
    if (endedAt === null) return []
    const about = { runId: id, dataSourceName: scan.dataSource.name, scanName: scan.name }
    const message = errorMessage === null ? {} : { message: errorMessage }
    return [{ kind: 'runFailed' as const, id: `runFailed ${id}`, at: endedAt.toISOString(), ...about, ...message }]
  })
}
