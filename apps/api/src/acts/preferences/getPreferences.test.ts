import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('brings what the person kept, and nobody else does', async () => {
  const [ada, grace] = [await aPerson(at, 'Reader'), await aPerson(at, 'Reader')]
  const preferences = { 'runtimes.columns': '["name","state"]' }
  await at.call(console.updatePreferences, { body: { preferences } }, ada)
  expect(await at.call(console.getPreferences, {}, ada)).toEqual({ preferences })
  expect(await at.call(console.getPreferences, {}, grace)).toEqual({ preferences: {} })
})

test('a token has none', async () => {
  expect(await at.call(console.getPreferences, {})).toEqual({ preferences: {} })
})
