import { randomUUID } from 'node:crypto'
import { console, node, type NodeUpdatePhase } from '@mooring/contract'
import { offlineAfterMs, restartMsMax } from '@mooring/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRuntime, type TestNode } from '../../testing/builders.ts'
import { announcedBy } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const report = ({ as }: TestNode, taskId: string, phase: NodeUpdatePhase) =>
  at.call(node.reportUpdate, { params: { taskId }, body: { phase } }, as)

async function anOrder({ registration }: TestNode, phase = 'ordered'): Promise<string> {
  const { nodeId } = registration
  const { id: taskId } = await at.prisma.nodeTask.create({ data: { nodeId, kind: 'update', input: {}, takenAt: new Date() } })
  await at.prisma.nodeUpdate.create({ data: { nodeId, version: '0.2.0', phase, phaseAt: new Date(0), taskId } })
  return taskId
}

test('what a node says of its update is kept and announced', async () => {
  const name = await aRuntime(at)
  const updating = await aNode(at, name)
  const taskId = await anOrder(updating)
  for (const phase of ['downloading', 'draining', 'restarting'] as const) {
    expect(await announcedBy(at, () => report(updating, taskId, phase))).toEqual([{ topic: 'nodes', name }])
    const row = await at.prisma.nodeUpdate.findUniqueOrThrow({ where: { taskId, nodeId: updating.registration.nodeId } })
    expect([row.phase, row.phaseAt > new Date(0)]).toEqual([phase, true])
  }
})

test('meanwhile its status is Upgrading with the reason, also while it is silent to start anew, and its runtime says so', async () => {
  const name = await aRuntime(at)
  const updating = await aNode(at, name)
  await at.call(node.heartbeat, { body: aHeartbeat }, updating.as)
  const taskId = await anOrder(updating)
  at.clock.now = new Date()
  const seen = async () => {
    const { state, reason, nodes } = await at.call(console.getRuntime, { params: { name } })
    const [listed] = (await at.call(console.listRuntimes, { query: { search: name } })).value
    expect([listed?.state, listed?.reason]).toEqual([state, reason])
    return [state, reason, nodes[0]?.status, nodes[0]?.reason]
  }
  await report(updating, taskId, 'downloading')
  expect(await seen()).toEqual(['Online', 'Its node is connected.', 'Upgrading', 'It downloads a new version.'])
  await report(updating, taskId, 'draining')
  const reason = 'Its node is being updated and takes no new runs.'
  const drains = 'It lets its scans finish before it starts as a new version, and takes no others.'
  expect(await seen()).toEqual(['Limited', reason, 'Upgrading', drains])
  await report(updating, taskId, 'restarting')
  await at.prisma.node.updateMany({ data: { lastHeartbeatAt: new Date(at.clock.now.getTime() - 2 * offlineAfterMs) } })
  expect(await seen()).toEqual(['Limited', reason, 'Upgrading', 'It starts as a new version.'])
  at.clock.now = new Date(at.clock.now.getTime() + restartMsMax)
  expect(await seen()).toEqual(['Offline', 'Its node is not connected.', 'Offline', 'It has stopped sending heartbeats.'])
  at.clock.now = new Date()
})

test('what it says once more changes nothing: since when that is so stays', async () => {
  const name = await aRuntime(at)
  const updating = await aNode(at, name)
  const taskId = await anOrder(updating, 'draining')
  expect(await announcedBy(at, () => report(updating, taskId, 'draining'))).toEqual([])
  expect(await at.prisma.nodeUpdate.findFirstOrThrow({ where: { taskId } })).toMatchObject({ phase: 'draining', phaseAt: new Date(0) })
})

test.each<[string, (updating: TestNode, other: TestNode) => Promise<string>]>([
  ['that was never ordered', async () => randomUUID()],
  ['of another node', (_, other) => anOrder(other)],
  ['that was given up', (updating) => anOrder(updating, 'failed')],
])('of an update %s it is refused with NodeTask_NotFound', async (_, order) => {
  const name = await aRuntime(at)
  const [updating, other] = [await aNode(at, name), await aNode(at, name)]
  const taskId = await order(updating, other)
  await expect(report(updating, taskId, 'draining')).rejects.toMatchObject({ status: 404, code: 'NodeTask_NotFound' })
})
