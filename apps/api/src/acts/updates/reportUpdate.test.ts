import { randomUUID } from 'node:crypto'
import { node, type NodeUpdatePhase } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, aRuntime, type TestNode } from '../../testing/builders.ts'
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
