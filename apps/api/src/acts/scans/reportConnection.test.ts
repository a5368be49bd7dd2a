import { randomUUID } from 'node:crypto'
import { node, type ConnectionProgress } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aConnectionReport, aNode, aRuntime, type TestNode } from '../../testing/builders.ts'
import { announcedBy } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const [first] = aConnectionReport.steps
const progress: ConnectionProgress = { taken: first ? [first] : [], ahead: ['tcp', 'read'] }
const report = ({ as }: TestNode, taskId: string, body = progress) => at.call(node.reportConnection, { params: { taskId }, body }, as)

async function aTask({ registration }: TestNode, { takenAt = new Date() as Date | null, kind = 'testConnection' } = {}): Promise<string> {
  const { id } = await at.prisma.nodeTask.create({ data: { nodeId: registration.nodeId, kind, input: {}, takenAt } })
  return id
}
const reportOf = async (id: string) => (await at.prisma.nodeTask.findUniqueOrThrow({ where: { id } })).report

test('how far it is takes the place of what was said before, and is announced', async () => {
  const asked = await aNode(at, await aRuntime(at))
  const id = await aTask(asked)
  expect(await announcedBy(at, () => report(asked, id))).toEqual([{ topic: 'connectionTests', name: id }])
  expect(await reportOf(id)).toEqual(progress)
  await report(asked, id, { ...progress, ahead: ['read'] })
  expect(await reportOf(id)).toEqual({ ...progress, ahead: ['read'] })
})

test('after the result it is taken and changes nothing', async () => {
  const asked = await aNode(at, await aRuntime(at))
  const id = await aTask(asked)
  const body = { kind: 'testConnection', report: aConnectionReport } as const
  await at.call(node.completeTask, { params: { taskId: id }, body }, asked.as)
  expect(await announcedBy(at, () => report(asked, id))).toEqual([])
  expect(await reportOf(id)).toEqual(aConnectionReport)
})

test.each([
  ['of another node', async (name: string) => aTask(await aNode(at, name))],
  ['that was never asked', async () => randomUUID()],
  ['that was not given out', async (_: string, asked: TestNode) => aTask(asked, { takenAt: null })],
  ['of another kind', async (_: string, asked: TestNode) => aTask(asked, { kind: 'diagnose' })],
] as const)('a task %s is refused with NodeTask_NotFound', async (_, make) => {
  const name = await aRuntime(at)
  const asked = await aNode(at, name)
  await expect(report(asked, await make(name, asked))).rejects.toMatchObject({ status: 404, code: 'NodeTask_NotFound' })
})
