import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aScanRuleset, unique } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const get = (scanRulesetName: string) => at.call(purview.getScanRuleset, { params: { scanRulesetName } })

test('answers the rule set, by its name in any case', async () => {
  const name = await aScanRuleset(at)
  expect(await get(name.toUpperCase())).toMatchObject({ name, scanRulesetType: 'Custom', version: 1 })
})

test('answers ScanRuleset_NotFound for one that is not there', async () => {
  await expect(get(unique('ruleset'))).rejects.toMatchObject({ status: 404, code: 'ScanRuleset_NotFound' })
})
