import { randomUUID } from 'node:crypto'
import { console, node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tokenHash } from '../secrets/tokens.ts'
import { aLease, aLeasedRun, aLogLine, anAsset, aNode, aPerson, aRun, aRunThatFinds, aRuntime, aScan } from '../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'
import { prune } from './prune.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const daysAgo = (days: number) => new Date(at.clock.now.getTime() - days * 24 * 3_600_000)

test('forgets sessions that nobody can use any more, and none that somebody can', async () => {
  await aPerson(at, 'Reader')
  const { userId } = await at.prisma.session.findFirstOrThrow()
  const ages = [0, 6.9, 7.9, 8.1, 400]
  await at.prisma.session.deleteMany()
  await at.prisma.session.createMany({ data: ages.map((age) => ({ tokenHash: tokenHash(String(age)), userId, createdAt: daysAgo(age) })) })
  await prune(at.console)
  expect((await at.prisma.session.findMany({ orderBy: { createdAt: 'desc' } })).map(({ createdAt }) => createdAt)).toEqual(
    [0, 6.9, 7.9].map(daysAgo),
  )
  expect(await at.prisma.user.count()).toBe(1)
})

test('forgets browsers in which nobody signed in for half a year', async () => {
  await aPerson(at, 'Reader')
  const { id: userId } = await at.prisma.user.findFirstOrThrow()
  const browsers = [179, 181].map((age) => ({ tokenHash: tokenHash(`browser ${age}`), userId, lastUsedAt: daysAgo(age) }))
  await at.prisma.knownBrowser.createMany({ data: browsers })
  await prune(at.console)
  expect((await at.prisma.knownBrowser.findMany()).map(({ lastUsedAt }) => lastUsedAt)).toEqual([daysAgo(179)])
})

test('forgets outages that nobody is told of any more', async () => {
  const outage = { nodeId: randomUUID(), runtimeName: 'office', nodeName: 'first' }
  await at.prisma.nodeOutage.createMany({ data: [7, 9].map((age) => ({ ...outage, lostAt: daysAgo(age) })) })
  await prune(at.console)
  expect((await at.prisma.nodeOutage.findMany()).map(({ lostAt }) => lostAt)).toEqual([daysAgo(7)])
})

test('remembers for half a year why a registration ended', async () => {
  const { registration } = await aNode(at, await aRuntime(at))
  const former = { runtimeId: registration.runtimeId, runtimeName: 'x', publicKey: 'x', reason: 'NodeRemoved' }
  await at.prisma.formerNode.createMany({ data: [179, 181].map((age) => ({ ...former, id: randomUUID(), endedAt: daysAgo(age) })) })
  await prune(at.console)
  expect((await at.prisma.formerNode.findMany()).map(({ endedAt }) => endedAt)).toEqual([daysAgo(179)])
  expect(await at.prisma.node.count({ where: { id: registration.nodeId } })).toBe(1)
})

test('forgets the logs of runs that ended three months ago, and keeps the runs', async () => {
  const runtime = await aRuntime(at)
  const [old, young] = [await aLeasedRun(at, runtime), await aLeasedRun(at, runtime)]
  for (const { as, params, fence } of [old, young]) {
    const lines = [aLogLine(1), aLogLine(3, { level: 'error' })]
    await at.call(node.reportLog, { params, body: { fence, written: 3, lines } }, as)
    await at.call(node.completeRun, { params, body: { fence, outcome: 'failed' } }, as)
  }
  const age = async ({ params }: typeof old, days: number) =>
    at.prisma.run.update({ where: { id: params.runId }, data: { queuedAt: daysAgo(days + 1), endedAt: daysAgo(days) } })
  await age(old, 91)
  await age(young, 89)
  await prune(at.console)
  const logOf = ({ params }: typeof old) => at.call(console.readRunLog, { params, query: {} })
  expect(await logOf(old)).toEqual({ value: [], hasMore: false, leftOut: 0 })
  expect(await logOf(young)).toMatchObject({ value: [{}, {}], leftOut: 1 })
  const { discoveryExecutionDetails } = await at.call(console.findRun, { params: old.params })
  expect(discoveryExecutionDetails.isErrorLogAvailable).toBe(false)
})

test('never forgets who did what', async () => {
  await at.prisma.auditEvent.updateMany({ data: { at: daysAgo(4000) } })
  const before = await at.prisma.auditEvent.count()
  await prune(at.console)
  expect(before).toBeGreaterThan(0)
  expect(await at.prisma.auditEvent.count()).toBe(before)
})

test('keeps what the last complete run of a scan found, and of earlier ones the changes of a year', async () => {
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  const find = (...names: string[]) => aRunThatFinds(at, { as, scan }, { assets: names.map(anAsset) })
  const runs = [await find('a', 'b'), await find('a', 'b'), await find('a', 'b', 'c'), await find('a', 'b', 'c')]
  const [ancient, old] = runs
  await at.prisma.run.update({ where: { id: ancient ?? '' }, data: { queuedAt: daysAgo(400) } })
  await at.prisma.run.update({ where: { id: old ?? '' }, data: { queuedAt: daysAgo(300) } })
  await prune(at.console)
  const kept = await at.prisma.runAsset.groupBy({ by: ['runId', 'change'], _count: true })
  const counts = kept.map(({ runId, change, _count }) => `${runs.indexOf(runId)} ${change} ${_count}`)
  expect(counts.toSorted()).toEqual(['2 added 1', '3 same 3'])
})

test('keeps of a scan without a complete run the last that is known of each asset, and all that its last successful run found', async () => {
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  const find = (...names: string[]) =>
    aRunThatFinds(at, { as, scan }, { assets: names.map(anAsset), exceptionCountMap: { FolderNotReadable: 1 } })
  const runs = [await find('a', 'b', 'c'), await find('a', 'b', 'c'), await find('a', 'b'), await find('a', 'b')]
  await aRun(at, scan)
  const { runId, fence } = await aLease(at, as)
  await at.call(node.reportAssets, { params: { runId }, body: { fence, assets: [anAsset('a')] } }, as)
  await at.call(node.completeRun, { params: { runId }, body: { fence, outcome: 'failed' } }, as)
  const keptOf = async () => {
    const kept = await at.prisma.runAsset.findMany({ where: { run: { scan: { name: scan.scanName } } }, include: { asset: true } })
    return kept.map((row) => `${[...runs, runId].indexOf(row.runId)} ${row.change} ${row.asset.name}`).toSorted()
  }
  await prune(at.console)
  expect(await keptOf()).toEqual(['0 added a', '0 added b', '0 added c', '1 same c', '3 same a', '3 same b', '4 same a'])
  await aRunThatFinds(at, { as, scan }, { assets: [anAsset('a')] })
  const gone = await at.prisma.asset.findMany({ where: { vanishedAt: { not: null }, dataSource: { name: scan.dataSourceName } } })
  expect(gone.map(({ name }) => name).toSorted()).toEqual(['b', 'c'])
})
