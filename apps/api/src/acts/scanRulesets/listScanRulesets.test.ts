import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aScanRuleset, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('lists rule sets by name, in pages', async () => {
  const names = Array.from({ length: 101 }, (_, index) => `set-${String(index).padStart(3, '0')}`)
  for (const name of names) await aScanRuleset(at, { name })
  const first = await at.call(purview.listScanRulesets, {})
  const second = await at.call(purview.listScanRulesets, { query: skipTokenOf(first) })
  expect([...first.value, ...second.value].map(({ name }) => name)).toEqual(names)
  expect([first.count, second.nextLink]).toEqual([101, undefined])
})
