import { randomUUID } from 'node:crypto'
import { node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aConnectionReport, aDiagnosticsReport, aNode, aRuntime, type TestNode } from '../../testing/builders.ts'
import { announcedBy } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const diagnosis = { kind: 'diagnose', report: aDiagnosticsReport } as const
const complete = ({ as }: TestNode, taskId: string, body: typeof diagnosis | { kind: 'testConnection'; report: object } = diagnosis) =>
  at.call(node.completeTask, { params: { taskId }, body: body as typeof diagnosis }, as)

async function aTask({ registration }: TestNode, takenAt: Date | null = new Date()): Promise<string> {
  const { id } = await at.prisma.nodeTask.create({
    data: { nodeId: registration.nodeId, kind: 'diagnose', input: { targets: [] }, takenAt },
  })
  return id
}
const reportOf = async (id: string) => (await at.prisma.nodeTask.findUniqueOrThrow({ where: { id } })).report

test('the result is kept and announced', async () => {
  const name = await aRuntime(at)
  const asked = await aNode(at, name)
  const id = await aTask(asked)
  expect(await announcedBy(at, () => complete(asked, id))).toEqual([{ topic: 'nodes', name }])
  expect(await reportOf(id)).toEqual(aDiagnosticsReport)
})

test('sent again it is taken, and the first one stays', async () => {
  const asked = await aNode(at, await aRuntime(at))
  const id = await aTask(asked)
  await complete(asked, id)
  const other = { ...aDiagnosticsReport, preflight: { ...aDiagnosticsReport.preflight, machineName: 'another' } }
  await complete(asked, id, { kind: 'diagnose', report: other } as typeof diagnosis)
  expect(await reportOf(id)).toEqual(aDiagnosticsReport)
})

test.each([
  ['of another node', async (name: string) => aTask(await aNode(at, name)), diagnosis],
  ['that was never asked', async () => randomUUID(), diagnosis],
  ['that was not given out', async (_: string, asked: TestNode) => aTask(asked, null), diagnosis],
  ['of another kind', async (_: string, asked: TestNode) => aTask(asked), { kind: 'testConnection', report: aConnectionReport }],
] as const)('the result of a task %s is refused with NodeTask_NotFound', async (_, make, body) => {
  const name = await aRuntime(at)
  const asked = await aNode(at, name)
  await expect(complete(asked, await make(name, asked), body)).rejects.toMatchObject({ status: 404, code: 'NodeTask_NotFound' })
})

test('what a newer node says beyond the contract is left out of what is kept', async () => {
  const asked = await aNode(at, await aRuntime(at))
  const id = await aTask(asked)
  await complete(asked, id, { kind: 'diagnose', report: { ...aDiagnosticsReport, password: 'x' } } as typeof diagnosis)
  expect(await reportOf(id)).toEqual(aDiagnosticsReport)
})

test('a report that lacks a part is refused, and the node may try again', async () => {
  const asked = await aNode(at, await aRuntime(at))
  const id = await aTask(asked)
  const { preflight } = aDiagnosticsReport
  const part = { kind: 'diagnose', report: { preflight } } as typeof diagnosis
  await expect(complete(asked, id, part)).rejects.toMatchObject({ status: 400, target: 'report.network' })
  await complete(asked, id)
  expect(await reportOf(id)).toEqual(aDiagnosticsReport)
})
