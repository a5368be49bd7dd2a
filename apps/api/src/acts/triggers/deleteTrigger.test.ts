import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRun, aRuntime, aScan, aSchedule, scanParams } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('deletes the schedule, leaves scan and runs, is on record and announced', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await aSchedule(at, scan)
  const runId = await aRun(at, scan)
  const heard = await announcedBy(at, () => at.call(purview.deleteTrigger, { params: scanParams(scan) }))
  expect(heard).toEqual([{ topic: 'scans', name: scan.dataSourceName }])
  expect((await at.call(purview.getScan, { params: scanParams(scan) })).lastRunResult).toMatchObject({ id: runId, status: 'Accepted' })
  expect(await audited(at, 'deleteTrigger', `scan/${scan.dataSourceName}/${scan.scanName}`)).toHaveLength(1)
})

test('answers Trigger_NotFound when there is none any more, and Scan_NotFound without the scan', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await aSchedule(at, scan)
  const remove = (scanName: string) => at.call(purview.deleteTrigger, { params: { ...scanParams(scan), scanName } })
  await remove(scan.scanName)
  await expect(remove(scan.scanName)).rejects.toMatchObject({ status: 404, code: 'Trigger_NotFound' })
  await expect(remove('never-was')).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
