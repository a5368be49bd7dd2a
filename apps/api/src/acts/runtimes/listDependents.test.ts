import { console, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, aRun, aRuntime, aScan, aSchedule, manyRuns, scanBody, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const dependents = (name: string) => at.call(console.listDependents, { params: { name } })

test('names its scans, each of their sources once, and its queued and running runs, running ones first', async () => {
  const runtime = await aRuntime(at)
  const { scan, lease } = await aLeasedRun(at, runtime)
  const beside = { ...scan, scanName: 'beside' }
  await at.call(purview.putScan, { params: scanParams(beside), body: scanBody({ ...beside, runtimeName: runtime.toUpperCase() }) })
  const queued = await aRun(at, beside)
  const ended = await aRun(at, scan)
  await at.call(purview.cancelRun, { params: { ...scanParams(scan), runId: ended } })
  const elsewhere = await aScan(at, await aRuntime(at))
  await aRun(at, elsewhere)

  expect(await dependents(runtime.toUpperCase())).toEqual({
    scans: [scanParams(beside), scanParams(scan)],
    dataSources: [{ name: scan.dataSourceName }],
    schedules: [],
    runs: [
      { runId: lease.runId, ...scanParams(scan), status: 'Running' },
      { runId: queued, ...scanParams(beside), status: 'Queued' },
    ],
    totals: { scans: 2, dataSources: 1, schedules: 0, schedulesEnabled: 0, runs: 2 },
  })
})

test('a runtime that nothing needs has none', async () => {
  expect(await dependents(await aRuntime(at))).toEqual({
    scans: [],
    dataSources: [],
    schedules: [],
    runs: [],
    totals: { scans: 0, dataSources: 0, schedules: 0, schedulesEnabled: 0, runs: 0 },
  })
})

test('names the schedules of its scans, those that fire next first and those that do not last', async () => {
  const [runtime, other] = [await aRuntime(at), await aRuntime(at)]
  const [later, disabled, sooner, elsewhere] = [
    await aScan(at, runtime),
    await aScan(at, runtime),
    await aScan(at, runtime),
    await aScan(at, other),
  ]
  await aSchedule(at, later)
  await aSchedule(at, disabled, { state: 'Disabled' })
  await aSchedule(at, sooner, { recurrence: { frequency: 'Day', startTime: '2029-12-31T23:30:00+01:00' } })
  await aSchedule(at, elsewhere)
  expect((await dependents(runtime)).schedules).toEqual([
    { ...scanParams(sooner), state: 'Enabled', nextRunAt: '2029-12-31T22:30:00.000Z' },
    { ...scanParams(later), state: 'Enabled', nextRunAt: '2030-01-01T08:00:00.000Z' },
    { ...scanParams(disabled), state: 'Disabled' },
  ])
})

test('of very many runs it names a hundred, running ones first, and counts them all', async () => {
  const runtime = await aRuntime(at)
  const { scan, lease } = await aLeasedRun(at, runtime)
  await manyRuns(at, scan, { runtime, runs: 120 })
  const { runs, totals } = await dependents(runtime)
  expect(runs).toHaveLength(100)
  expect(runs[0]).toMatchObject({ runId: lease.runId, status: 'Running' })
  expect(totals.runs).toBe(121)
})

test('a run stays with the runtime it was queued for when its scan moves to another', async () => {
  const [runtime, other] = [await aRuntime(at), await aRuntime(at)]
  const scan = await aScan(at, runtime)
  const runId = await aRun(at, scan)
  await at.call(purview.putScan, { params: scanParams(scan), body: scanBody({ ...scan, runtimeName: other }) })
  expect(await dependents(runtime)).toMatchObject({ scans: [], runs: [{ runId }] })
  expect(await dependents(other)).toMatchObject({ scans: [scanParams(scan)], runs: [] })
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(dependents('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})
