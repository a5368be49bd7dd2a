import { randomUUID } from 'node:crypto'
import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, aRuntime, loseLease, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const find = (runId: string) => at.call(console.findRun, { params: { runId } })

test('answers the run with where it runs and how often it was leased', async () => {
  const runtime = await aRuntime(at)
  const { scan, params, registration } = await aLeasedRun(at, runtime)
  const run = await find(params.runId)
  expect(run).toMatchObject({
    id: params.runId,
    status: 'InProgress',
    ...scanParams(scan),
    runtimeName: runtime,
    nodeName: registration.nodeName,
    attempts: 1,
  })
  await loseLease(at, params.runId)
  expect(await find(params.runId.toUpperCase())).toMatchObject({ status: 'Accepted', attempts: 1 })
})

test('answers ScanRun_NotFound for a run that is not there', async () => {
  await expect(find(randomUUID())).rejects.toMatchObject({ status: 404, code: 'ScanRun_NotFound' })
})
