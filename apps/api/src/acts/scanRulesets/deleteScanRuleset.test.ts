import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aScanRuleset, unique } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const remove = (scanRulesetName: string) => at.call(purview.deleteScanRuleset, { params: { scanRulesetName } })

test('deletes the rule set, and is on record', async () => {
  const name = await aScanRuleset(at)
  await remove(name)
  expect(await at.prisma.scanRuleset.count()).toBe(0)
  expect(await audited(at, 'deleteScanRuleset', `scanRuleset/${name}`)).toHaveLength(1)
})

test('answers ScanRuleset_NotFound for one that is not there', async () => {
  await expect(remove(unique('ruleset'))).rejects.toMatchObject({ status: 404, code: 'ScanRuleset_NotFound' })
})

test('is announced', async () => {
  const name = await aScanRuleset(at)
  expect(await announcedBy(at, () => remove(name))).toEqual([{ topic: 'rules', name }])
})
