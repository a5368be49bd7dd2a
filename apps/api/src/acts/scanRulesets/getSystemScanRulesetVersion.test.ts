import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const get = (version: string, dataSourceType?: 'AzureStorage' | 'Oracle') =>
  at.call(purview.getSystemScanRulesetVersion, { params: { version }, query: dataSourceType === undefined ? {} : { dataSourceType } })

test('answers a version of the rule set of a kind', async () => {
  expect(await get('1', 'AzureStorage')).toMatchObject({ kind: 'AzureStorage', version: 1 })
  expect(await get('1')).toMatchObject({ version: 1 })
})

test('answers ScanRuleset_NotFound for a version or a kind that is not there', async () => {
  for (const [version, kind] of [
    ['2', 'AzureStorage'],
    ['1', 'Oracle'],
  ] as const)
    await expect(get(version, kind)).rejects.toMatchObject({ status: 404, code: 'ScanRuleset_NotFound' })
})
