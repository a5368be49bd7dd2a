import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDiagnosticsReport, aNode, aRuntime } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const get = (name: string, nodeName: string) => at.call(console.getNodeDiagnostics, { params: { name, nodeName } })

test('brings the last report of the node; one that it never gave does not count', async () => {
  const runtime = await aRuntime(at)
  const { registration } = await aNode(at, runtime)
  const { nodeId, nodeName } = registration
  expect(await get(runtime, nodeName)).toEqual({})
  const [older, newer] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z']
  const ofMachine = (machineName: string) => ({ ...aDiagnosticsReport, preflight: { ...aDiagnosticsReport.preflight, machineName } })
  const task = (createdAt: string, machineName: string) => ({
    ...{ nodeId, kind: 'diagnose', input: { targets: [] } },
    ...{ createdAt, takenAt: createdAt, endedAt: createdAt, report: ofMachine(machineName) },
  })
  await at.prisma.nodeTask.createMany({
    data: [task(newer, 'new'), task(older, 'old'), { nodeId, kind: 'diagnose', input: { targets: [] } }],
  })
  expect(await get(runtime, nodeName)).toEqual({ askedAt: newer, report: ofMachine('new') })
})

test('answers IntegrationRuntime_NotFound and IntegrationRuntimeNode_NotFound', async () => {
  await expect(get('never-was', 'node')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
  await expect(get(await aRuntime(at), 'node')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntimeNode_NotFound' })
})
