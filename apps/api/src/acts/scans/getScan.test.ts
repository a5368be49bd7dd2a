import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRun, aRuntime, aScan, scanBody, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('answers the scan with its last run, by its names in any case', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await aRun(at, scan)
  const last = await aRun(at, scan)
  const params = { dataSourceName: scan.dataSourceName.toUpperCase(), scanName: scan.scanName.toUpperCase() }
  expect(await at.call(purview.getScan, { params })).toMatchObject({
    name: scan.scanName,
    dataSourceName: scan.dataSourceName,
    properties: scanBody(scan).properties,
    lastRunResult: { id: last, status: 'Accepted' },
  })
})

test('answers Scan_NotFound, whether the source is there or not, and for the scan of another source', async () => {
  const [scan, other] = [await aScan(at, await aRuntime(at)), await aScan(at, await aRuntime(at))]
  for (const params of [
    { ...scanParams(scan), scanName: 'never-was' },
    { ...scanParams(scan), dataSourceName: 'never-was' },
    { ...scanParams(scan), dataSourceName: other.dataSourceName },
  ]) {
    await expect(at.call(purview.getScan, { params })).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
  }
})
