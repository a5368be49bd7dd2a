import { randomUUID } from 'node:crypto'
import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, aRun, aRuntime, aScan, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('answers the run, by its id in any case', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const runId = await aRun(at, scan)
  const run = await at.call(purview.getRun, { params: { ...scanParams(scan), runId: runId.toUpperCase() } })
  expect(run).toMatchObject({ id: runId, status: 'Accepted' })
  expect([run.endTime, run.error, run.errorMessage]).toEqual([undefined, undefined, undefined])
})

test('a run that a node has begun is in progress since then', async () => {
  const { scan, params } = await aLeasedRun(at, await aRuntime(at))
  const { startedAt } = await at.prisma.run.findUniqueOrThrow({ where: { id: params.runId } })
  expect(await at.call(purview.getRun, { params: { ...scanParams(scan), ...params } })).toMatchObject({
    status: 'InProgress',
    startTime: startedAt?.toISOString(),
    discoveryExecutionDetails: { status: 'Running', discoveryStartTime: startedAt?.toISOString() },
    ingestionExecutionDetails: { status: 'InProgress' },
  })
})

test('answers ScanRun_NotFound for a run that is not there, and for one of another scan', async () => {
  const [scan, other] = [await aScan(at, await aRuntime(at)), await aScan(at, await aRuntime(at))]
  for (const runId of [randomUUID(), await aRun(at, other)]) {
    await expect(at.call(purview.getRun, { params: { ...scanParams(scan), runId } })).rejects.toMatchObject({
      status: 404,
      code: 'ScanRun_NotFound',
    })
  }
})

test('answers Scan_NotFound for a scan that is not there', async () => {
  const params = { dataSourceName: 'never-was', scanName: 'never-was', runId: randomUUID() }
  await expect(at.call(purview.getRun, { params })).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
