import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aClassificationRule, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('lists rules by name, in pages, each in its newest version', async () => {
  const names = Array.from({ length: 101 }, (_, index) => `rule-${String(index).padStart(3, '0')}`)
  for (const name of names) await aClassificationRule(at, { name })
  await aClassificationRule(at, { name: names[0] ?? '' })
  const first = await at.call(purview.listClassificationRules, {})
  const second = await at.call(purview.listClassificationRules, { query: skipTokenOf(first) })
  expect([...first.value, ...second.value].map(({ name }) => name)).toEqual(names)
  expect([first.count, second.nextLink, first.value[0]?.properties.version]).toEqual([101, undefined, 2])
})
