import { randomUUID } from 'node:crypto'
import { console, node as nodeOperations } from '@mooring/contract'
import { offlineAfterMs, restartMsMax } from '@mooring/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { markLostNodes } from '../../background/markLostNodes.ts'
import { aHeartbeat, aLeasedRun, aNode, aPerson, aRuntime } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())
beforeEach(() => {
  at.clock.now = new Date()
})

const notices = async (since?: Date) =>
  (await at.call(console.listNotices, { query: since === undefined ? {} : { since: since.toISOString() } })).notices

const ofNode = async (nodeName: string, since?: Date) =>
  (await notices(since)).filter((notice) => 'nodeName' in notice && notice.nodeName === nodeName)

const later = (ms: number) => new Date(Date.now() + ms)

test('a node that came online is told of, and once it falls silent that instead', async () => {
  const runtimeName = await aRuntime(at)
  const { as, registration } = await aNode(at, runtimeName)
  const { nodeName } = registration
  expect(await ofNode(nodeName)).toEqual([])
  await at.call(nodeOperations.heartbeat, { body: aHeartbeat }, as)
  expect(await ofNode(nodeName)).toEqual([
    { kind: 'nodeOnline', id: expect.stringContaining(registration.nodeId), at: expect.any(String), runtimeName, nodeName },
  ])
  at.clock.now = later(offlineAfterMs + 1000)
  expect(await ofNode(nodeName)).toMatchObject([{ kind: 'nodeLost', runtimeName, nodeName }])
})

test('a node that registered and never spoke is lost too; what was told before the moment is not told again', async () => {
  const { registration } = await aNode(at, await aRuntime(at))
  at.clock.now = later(offlineAfterMs + 1000)
  expect(await ofNode(registration.nodeName)).toMatchObject([{ kind: 'nodeLost' }])
  expect(await ofNode(registration.nodeName, later(offlineAfterMs + 500))).toEqual([])
})

test('a node that starts as a new version is not lost meanwhile, and is when it does not come back', async () => {
  const { as, registration } = await aNode(at, await aRuntime(at))
  const { nodeName, nodeId } = registration
  await at.call(nodeOperations.heartbeat, { body: aHeartbeat }, as)
  await at.prisma.nodeUpdate.create({ data: { nodeId, version: '9.0.0', phase: 'restarting', phaseAt: new Date() } })
  at.clock.now = later(restartMsMax - 1000)
  expect(await ofNode(nodeName)).toEqual([])
  const told = at.clock.now
  at.clock.now = later(restartMsMax + 1000)
  expect(await ofNode(nodeName, told)).toMatchObject([{ kind: 'nodeLost' }])
  await at.call(nodeOperations.heartbeat, { body: aHeartbeat }, as)
  await at.prisma.nodeUpdate.update({ where: { nodeId }, data: { phase: 'updated' } })
  at.clock.now = new Date()
  expect(await ofNode(nodeName, told)).toEqual([])
})

test('an outage that is over is told with when it was, also of a node that was removed meanwhile', async () => {
  const { as, registration } = await aNode(at, await aRuntime(at))
  const { nodeName, nodeId } = registration
  await at.prisma.$executeRaw`UPDATE node SET last_heartbeat_at = now() - interval '31 seconds' WHERE id = ${nodeId}::uuid`
  await markLostNodes(at.console)
  at.clock.now = later(100)
  const [lost] = await ofNode(nodeName)
  expect(lost).toMatchObject({ kind: 'nodeLost' })
  expect(lost).not.toHaveProperty('until')
  await at.call(nodeOperations.heartbeat, { body: aHeartbeat }, as)
  const { onlineSince } = await at.prisma.node.findUniqueOrThrow({ where: { id: nodeId } })
  const over = { ...lost, until: onlineSince?.toISOString() }
  at.clock.now = later(100)
  expect(await ofNode(nodeName)).toEqual([expect.objectContaining({ kind: 'nodeOnline' }), over])
  await markLostNodes(at.console)
  await at.prisma.node.delete({ where: { id: nodeId } })
  expect(await ofNode(nodeName)).toEqual([{ ...over, removed: 'node' }])
})

test('an outage of a node that went with its runtime says that, and so does one whose name another node has now', async () => {
  const lostAt = at.clock.now
  const runtimeName = await aRuntime(at)
  const { registration } = await aNode(at, runtimeName)
  const outage = { lostAt, endedAt: lostAt }
  await at.prisma.nodeOutage.createMany({
    data: [
      { ...outage, nodeId: randomUUID(), nodeName: 'gone', runtimeName: 'gone-too' },
      { ...outage, nodeId: randomUUID(), nodeName: registration.nodeName, runtimeName },
    ],
  })
  expect(await ofNode('gone')).toMatchObject([{ kind: 'nodeLost', removed: 'runtime' }])
  expect(await ofNode(registration.nodeName)).toMatchObject([{ kind: 'nodeLost', removed: 'node' }])
})

test('a run that failed is told of with its scan and the reason', async () => {
  const { as, scan, params, fence } = await aLeasedRun(at, await aRuntime(at))
  const error = { code: 'ScanFailed' as const, message: 'The source is not there.' }
  await at.call(nodeOperations.completeRun, { params, body: { fence, outcome: 'failed', error } }, as)
  const found = (await notices()).find((notice) => notice.kind === 'runFailed')
  expect(found).toMatchObject({ ...params, dataSourceName: scan.dataSourceName, scanName: scan.scanName, message: error.message })
})

test('nothing older than a day is told unless it is asked for, and nothing older than a week at all', async () => {
  const { registration } = await aNode(at, await aRuntime(at))
  const registered = new Date()
  const days = 86_400_000
  at.clock.now = later(2 * days)
  expect(await ofNode(registration.nodeName)).toEqual([])
  expect(await ofNode(registration.nodeName, registered)).toMatchObject([{ kind: 'nodeLost' }])
  at.clock.now = later(8 * days)
  expect(await ofNode(registration.nodeName, registered)).toEqual([])
})

test('a reader may read it', async () => {
  const { notices: read } = await at.call(console.listNotices, { query: {} }, await aPerson(at, 'Reader'))
  expect(read).toEqual(await notices())
})
