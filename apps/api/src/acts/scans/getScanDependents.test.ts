import { console, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, anAsset, aRunThatFinds, aRuntime, aScan, scanBody, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const dependents = (params: { dataSourceName: string; scanName: string }) => at.call(console.getScanDependents, { params })

test('counts its runs, and the assets that no other scan of the source has found', async () => {
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  const other = { ...scan, scanName: 'other' }
  await at.call(purview.putScan, { params: scanParams(other), body: scanBody(other) })
  expect(await dependents(scanParams(scan))).toEqual({ runs: 0, assets: 0 })
  await aRunThatFinds(at, { as, scan }, { assets: ['a', 'b', 'gone'].map(anAsset) })
  await aRunThatFinds(at, { as, scan }, { assets: ['a', 'b', 'c'].map(anAsset) })
  await aRunThatFinds(at, { as, scan: other }, { assets: ['c', 'd'].map(anAsset) })
  expect(await dependents(scanParams(scan))).toEqual({ runs: 2, assets: 2 })
  expect(await dependents(scanParams(other))).toEqual({ runs: 1, assets: 1 })
})

test('answers Scan_NotFound for one that is not there', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const missing = dependents({ ...scanParams(scan), scanName: 'never-was' })
  await expect(missing).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
