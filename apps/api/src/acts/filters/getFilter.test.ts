import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime, aScan, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('answers Filter_NotFound for a scan that is about all of its source, and Scan_NotFound without a scan', async () => {
  const params = scanParams(await aScan(at, await aRuntime(at)))
  const get = (scanName = params.scanName) => at.call(purview.getFilter, { params: { ...params, scanName } })
  await expect(get()).rejects.toMatchObject({ status: 404, code: 'Filter_NotFound' })
  await expect(get('never-was')).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
  const properties = { includeUriPrefixes: ['db://a/'], excludeUriPrefixes: [] }
  await at.call(purview.putFilter, { params, body: { properties } })
  expect(await get()).toMatchObject({ name: 'custom', properties })
})
