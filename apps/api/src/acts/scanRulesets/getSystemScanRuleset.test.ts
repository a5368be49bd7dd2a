import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const get = (dataSourceType: 'AzureStorage' | 'AzurePostgreSql' | 'Oracle') =>
  at.call(purview.getSystemScanRuleset, { params: { dataSourceType } })

test('answers what is on for a kind of source: of files their types too', async () => {
  expect(await get('AzureStorage')).toMatchObject({
    id: 'systemscanrulesets/AzureStorage',
    version: 1,
    properties: { excludedSystemClassifications: [], scanningRule: { fileExtensions: expect.arrayContaining(['CSV', 'PARQUET']) } },
  })
  expect((await get('AzurePostgreSql')).properties).not.toHaveProperty('scanningRule')
})

test('answers ScanRuleset_NotFound for a kind that no node scans', async () => {
  await expect(get('Oracle')).rejects.toMatchObject({ status: 404, code: 'ScanRuleset_NotFound' })
})
