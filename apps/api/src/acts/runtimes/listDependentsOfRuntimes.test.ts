import { console, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, aRun, aRuntime, aSchedule, scanBody, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const dependents = (...names: string[]) => at.call(console.listDependentsOfRuntimes, { body: { names } })

test('counts for each and in all, a source of two runtimes once, and names the scans, and the runs, running ones first', async () => {
  const [first, second, idle] = [await aRuntime(at), await aRuntime(at), await aRuntime(at)]
  const { scan, lease } = await aLeasedRun(at, second)
  const beside = { ...scan, scanName: 'beside', runtimeName: first.toUpperCase() }
  await at.call(purview.putScan, { params: scanParams(beside), body: scanBody(beside) })
  const queued = await aRun(at, beside)
  await aSchedule(at, scan)
  await aSchedule(at, beside, { state: 'Disabled' })
  const none = { nodes: 0, scans: 0, dataSources: 0, schedules: 0, runningRuns: 0, queuedRuns: 0 }

  expect(await dependents(second.toUpperCase(), first, idle, 'never-was')).toEqual({
    runtimes: [
      { name: first, ...none, scans: 1, dataSources: 1, queuedRuns: 1 },
      { name: second, ...none, nodes: 1, scans: 1, dataSources: 1, schedules: 1, runningRuns: 1 },
      { name: idle, ...none },
    ],
    totals: { nodes: 1, scans: 2, dataSources: 1, schedules: 1, runningRuns: 1, queuedRuns: 1 },
    scans: [
      { ...scanParams(beside), runtimeName: first },
      { ...scanParams(scan), runtimeName: second },
    ],
    runs: [
      { runId: lease.runId, ...scanParams(scan), runtimeName: second, status: 'Running' },
      { runId: queued, ...scanParams(beside), runtimeName: first, status: 'Queued' },
    ],
    missing: ['never-was'],
  })
})

test('of runtimes that are all gone there is nothing to count', async () => {
  const { totals, missing } = await dependents('never-was', 'nor-this')
  expect([totals, missing]).toEqual([
    { nodes: 0, scans: 0, dataSources: 0, schedules: 0, runningRuns: 0, queuedRuns: 0 },
    ['never-was', 'nor-this'],
  ])
})
