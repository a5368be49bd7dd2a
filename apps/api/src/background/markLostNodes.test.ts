import { nodeStatus, offlineAfterMs, restartMsMax } from '@mooring/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aNode, aRuntime } from '../testing/builders.ts'
import { announcedBy } from '../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'
import { markLostNodes } from './markLostNodes.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
beforeEach(async () => {
  await at.prisma.node.deleteMany()
  await at.prisma.nodeOutage.deleteMany()
})
afterAll(() => at.close())

const round = () => announcedBy(at, () => markLostNodes(at.console))

/** A node that was last heard of so many seconds ago; `never` when it only registered then. */
async function aNodeSilentFor(seconds: number, { runtime, never = false }: { runtime: string; never?: boolean }): Promise<void> {
  const { registration } = await aNode(at, runtime)
  await at.prisma.$executeRaw`UPDATE node SET registered_at = now() - make_interval(secs => ${seconds}),
    last_heartbeat_at = CASE WHEN ${never} THEN NULL ELSE now() - make_interval(secs => ${seconds}) END
    WHERE id = ${registration.nodeId}::uuid`
}

test('announces exactly the runtimes of which a node has just fallen silent', async () => {
  const [speaking, lost, long] = [await aRuntime(at), await aRuntime(at), await aRuntime(at)]
  await aNodeSilentFor(28, { runtime: speaking })
  await aNodeSilentFor(31, { runtime: lost })
  await aNodeSilentFor(40, { runtime: long })
  expect(await round()).toEqual([{ topic: 'nodes', name: lost }])
})

test('a node that registered and never spoke is lost after as long', async () => {
  const [fresh, lost, long] = [await aRuntime(at), await aRuntime(at), await aRuntime(at)]
  await aNodeSilentFor(28, { runtime: fresh, never: true })
  await aNodeSilentFor(31, { runtime: lost, never: true })
  await aNodeSilentFor(3600, { runtime: long, never: true })
  expect(await round()).toEqual([{ topic: 'nodes', name: lost }])
})

test('a node that does not come back as a new version is lost when the time for that is over', async () => {
  const [starting, lost, long] = [await aRuntime(at), await aRuntime(at), await aRuntime(at)]
  for (const [runtime, seconds] of [
    [starting, -2],
    [lost, 1],
    [long, 60],
  ] as const) {
    await aNodeSilentFor(3600, { runtime })
    const { id: nodeId } = await at.prisma.node.findFirstOrThrow({ where: { runtime: { name: runtime } } })
    const phaseAt = new Date(Date.now() - restartMsMax - seconds * 1000)
    await at.prisma.nodeUpdate.create({ data: { nodeId, version: '9.0.0', phase: 'restarting', phaseAt } })
  }
  expect(await round()).toEqual([{ topic: 'nodes', name: lost }])
})

test('two nodes of a runtime are one announcement', async () => {
  const runtime = await aRuntime(at)
  await aNodeSilentFor(31, { runtime })
  await aNodeSilentFor(32, { runtime, never: true })
  expect(await round()).toEqual([{ topic: 'nodes', name: runtime }])
})

test('who is announced is whom a page then shows as offline, and nothing is written to the node', async () => {
  const runtime = await aRuntime(at)
  await aNodeSilentFor(31, { runtime })
  const before = await at.prisma.node.findFirstOrThrow()
  expect(nodeStatus(before, new Date()).status).toBe('Offline')
  await round()
  expect(await at.prisma.node.findFirstOrThrow()).toEqual(before)
})

test('an outage is written down once, and lasts until the node is back', async () => {
  const runtime = await aRuntime(at)
  await aNodeSilentFor(31, { runtime })
  await round()
  await round()
  const node = await at.prisma.node.findFirstOrThrow()
  const lostAt = new Date((node.lastHeartbeatAt?.getTime() ?? 0) + offlineAfterMs)
  const outage = { nodeId: node.id, nodeName: node.name, runtimeName: runtime, lostAt }
  expect(await at.prisma.nodeOutage.findMany()).toEqual([{ ...outage, endedAt: null }])
  const onlineSince = new Date()
  await at.prisma.node.updateMany({ data: { lastHeartbeatAt: onlineSince, onlineSince } })
  await round()
  expect(await at.prisma.nodeOutage.findMany()).toEqual([{ ...outage, endedAt: onlineSince }])
})

test('the outage of a node that is removed ends then', async () => {
  await aNodeSilentFor(31, { runtime: await aRuntime(at) })
  await round()
  await at.prisma.node.deleteMany()
  await round()
  expect(await at.prisma.nodeOutage.findMany()).toMatchObject([{ endedAt: expect.any(Date) }])
})

test('with no nodes at all nothing is announced', async () => {
  expect(await round()).toEqual([])
})
