import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const get = (dataSourceType?: 'AzureStorage' | 'Oracle') =>
  at.call(purview.getLatestSystemScanRuleset, { query: dataSourceType === undefined ? {} : { dataSourceType } })

test('answers the newest version of the rule set of a kind', async () => {
  expect(await get('AzureStorage')).toMatchObject({ kind: 'AzureStorage', version: 1 })
  expect(await get()).toMatchObject({ scanRulesetType: 'System' })
})

test('answers ScanRuleset_NotFound for a kind that no node scans', async () => {
  await expect(get('Oracle')).rejects.toMatchObject({ status: 404, code: 'ScanRuleset_NotFound' })
})
