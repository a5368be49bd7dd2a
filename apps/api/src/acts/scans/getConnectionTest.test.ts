import { randomUUID } from 'node:crypto'
import { console, node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aConnectionReport, aHeartbeat, aNode, aRuntime, aScan, scanBody } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const look = (testId: string) => at.call(console.getConnectionTest, { params: { testId } })

test('a test is told of step by step: asked, taken by its node, each step, and the result', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const { as, registration } = await aNode(at, scan.runtimeName)
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  const testId = randomUUID()
  const input = { params: { dataSourceName: scan.dataSourceName }, query: { testId }, body: scanBody(scan) }
  const asking = at.call(console.testConnection, input)
  const { nodeName } = registration
  const asked = { nodeName, isTaken: false, taken: [], ahead: ['credential', 'dns', 'tcp', 'read'] }
  await vi.waitFor(async () => expect(await look(testId)).toEqual(asked), { timeout: 20_000 })

  const task = await at.call(node.takeTask, { body: { waitSeconds: 20 } }, as)
  expect(task?.taskId).toBe(testId)
  expect(await look(testId)).toEqual({ ...asked, isTaken: true })

  const taken = aConnectionReport.steps.slice(0, 1)
  const params = { taskId: testId }
  await at.call(node.reportConnection, { params, body: { taken, ahead: ['dns', 'tcp', 'read'] } }, as)
  expect(await look(testId)).toEqual({ nodeName, isTaken: true, taken, ahead: ['dns', 'tcp', 'read'] })

  await at.call(node.completeTask, { params, body: { kind: 'testConnection', report: aConnectionReport } }, as)
  expect(await asking).toEqual({ nodeName, report: aConnectionReport })
  expect(await look(testId)).toEqual({ nodeName, isTaken: true, taken: aConnectionReport.steps, ahead: [] })
  await expect(at.call(console.testConnection, input)).rejects.toMatchObject({ code: 'InvalidField', target: 'testId' })
})

test('what was never asked, and what was no test, is refused with ConnectionTest_NotFound', async () => {
  const { registration } = await aNode(at, await aRuntime(at))
  const { id } = await at.prisma.nodeTask.create({ data: { nodeId: registration.nodeId, kind: 'diagnose', input: {} } })
  for (const testId of [randomUUID(), id])
    await expect(look(testId)).rejects.toMatchObject({ status: 404, code: 'ConnectionTest_NotFound' })
})
