import { console, node, weekDays, type UpdateReport } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRuntime, type TestNode } from '../testing/builders.ts'
import { audited } from '../testing/observe.ts'
import { offerVersion } from '../testing/offerVersion.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'
import { rollOutUpdates } from './rollOutUpdates.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
beforeEach(async () => {
  at.clock.now = new Date()
  await at.prisma.runtime.deleteMany()
})
afterAll(() => at.close())

const round = () => rollOutUpdates(at.console)
const updates = (name: string) => at.call(console.getUpdates, { params: { name } })
const states = async (name: string) => (await updates(name)).nodes.map((found) => `${found.name} ${found.state}`)
const automatic = (name: string, window?: { days: (typeof weekDays)[number][] }) =>
  at.call(console.putUpdateSettings, {
    params: { name },
    body: { automatic: true, ...(window === undefined ? {} : { window: { from: '00:00', to: '00:00', timeZone: 'UTC', ...window } }) },
  })
const beat = ({ as }: TestNode, version = '0.1.0') => at.call(node.heartbeat, { body: { ...aHeartbeat, version } }, as)
const take = async ({ as }: TestNode) => at.call(node.takeTask, { body: { waitSeconds: 0 } }, as)
const end = ({ as }: TestNode, taskId: string, report: UpdateReport) =>
  at.call(node.completeTask, { params: { taskId }, body: { kind: 'update', report } }, as)

async function nodesOf(runtime: string, ...names: string[]): Promise<TestNode[]> {
  const nodes = []
  for (const name of names) {
    const one = await aNode(at, runtime, name)
    await beat(one)
    nodes.push(one)
  }
  return nodes
}

async function ordered(updating: TestNode) {
  const task = await take(updating)
  if (task?.kind !== 'update') throw new Error('Nothing was ordered.')
  return task
}

test('nodes are updated one after the other, each by an order that names the files', async () => {
  await offerVersion(at, { version: '0.2.0', program: 'the next version' })
  const runtime = await aRuntime(at)
  const [a, b] = (await nodesOf(runtime, 'a', 'b')) as [TestNode, TestNode]
  await automatic(runtime)
  await round()
  await round()
  expect(await states(runtime)).toEqual(['a ordered', 'b waiting'])
  expect(await take(b)).toBeUndefined()
  const { order, taskId } = await ordered(a)
  expect(order).toMatchObject({
    version: '0.2.0',
    files: [{ kind: 'bundle', path: '/download/mooring-node.mjs', bytes: 16, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  })
  await at.call(node.reportUpdate, { params: { taskId }, body: { phase: 'draining' } }, a.as)
  await round()
  expect(await states(runtime)).toEqual(['a draining', 'b waiting'])
  await beat(a, '0.2.0')
  await end(a, taskId, { outcome: 'updated', version: '0.2.0' })
  await round()
  expect(await states(runtime)).toEqual(['a upToDate', 'b ordered'])
  expect(await audited(at, 'endUpdate', `runtime/${runtime}`)).toMatchObject([
    { actorKind: 'node', actor: 'a', outcome: 'succeeded', detail: { node: 'a', version: '0.2.0' } },
  ])
})

test('of several consoles at once one orders', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  await nodesOf(runtime, 'a', 'b', 'c')
  await automatic(runtime)
  await Promise.all(Array.from({ length: 6 }, round))
  expect(await at.prisma.nodeTask.count({ where: { kind: 'update' } })).toBe(1)
})

test('a node that goes back stops the others with its reason, until somebody asks for it', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  const [a] = (await nodesOf(runtime, 'a', 'b')) as [TestNode]
  await automatic(runtime)
  await round()
  const { taskId } = await ordered(a)
  const reason = 'The new version ended with 3.'
  await end(a, taskId, { outcome: 'rolledBack', version: '0.1.0', code: 'Ended', reason })
  await round()
  expect(await updates(runtime)).toMatchObject({ stoppedBy: 'a', nodes: [{ state: 'rolledBack', reason }, { waitsFor: 'stopped' }] })
  at.clock.now = new Date(Date.now() + 1000)
  await at.call(console.startUpdate, { params: { name: runtime }, body: {} })
  await round()
  expect(await states(runtime)).toEqual(['a ordered', 'b waiting'])
})

test('nothing is begun outside of the window, but what was asked for is', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  await nodesOf(runtime, 'a', 'b')
  // Four days from today: whichever day it is when this runs, and a day later as well, the window is closed.
  const days = [weekDays[(new Date().getUTCDay() + 4) % 7] ?? 'Monday']
  await automatic(runtime, { days })
  await round()
  expect(await at.prisma.nodeUpdate.count()).toBe(0)
  await at.call(console.startUpdate, { params: { name: runtime }, body: { nodeName: 'b' } })
  await round()
  expect(await states(runtime)).toEqual(['a waiting', 'b ordered'])
  await automatic(runtime, { days: [...weekDays] })
  await round()
  expect(await states(runtime)).toEqual(['a waiting', 'b ordered'])
})

test('a node that is silent for too long is given up, with the reason', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  await nodesOf(runtime, 'a')
  await automatic(runtime)
  await round()
  await at.prisma.$executeRaw`UPDATE node_update SET phase_at = now() - interval '3 minutes'`
  await round()
  expect(await updates(runtime)).toMatchObject({
    nodes: [{ state: 'failed', reason: expect.stringContaining('did not take the order') as string }],
  })
  expect(await audited(at, 'endUpdate', `runtime/${runtime}`)).toMatchObject([{ actorKind: 'schedule', outcome: 'refused' }])
})

test('a node that has the version is done, whether it could say so or not', async () => {
  await offerVersion(at, { version: '0.2.0' })
  const runtime = await aRuntime(at)
  const [a, b] = (await nodesOf(runtime, 'a', 'b')) as [TestNode, TestNode]
  await at.call(console.startUpdate, { params: { name: runtime }, body: {} })
  await round()
  await beat(b, '0.2.0')
  await beat(a, '0.2.0')
  await round()
  await round()
  expect(await states(runtime)).toEqual(['a upToDate', 'b upToDate'])
  expect((await at.prisma.nodeUpdate.findMany()).map(({ phase }) => phase)).toEqual(['updated', 'updated'])
})
