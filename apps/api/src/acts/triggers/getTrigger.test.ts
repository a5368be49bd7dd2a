import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime, aScan, aSchedule, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('answers the schedule of a scan, however its names are written', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const kept = await aSchedule(at, scan)
  const params = { dataSourceName: scan.dataSourceName.toUpperCase(), scanName: scan.scanName.toUpperCase() }
  expect(await at.call(purview.getTrigger, { params })).toEqual(kept)
})

test('answers Trigger_NotFound for a scan without one, and Scan_NotFound for none', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const get = (scanName: string) => at.call(purview.getTrigger, { params: { ...scanParams(scan), scanName } })
  await expect(get(scan.scanName)).rejects.toMatchObject({ status: 404, code: 'Trigger_NotFound' })
  await expect(get('never-was')).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
