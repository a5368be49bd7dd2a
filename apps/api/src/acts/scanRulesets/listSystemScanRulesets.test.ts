import { purview, scannableKinds } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('lists one for each kind that nodes scan and Microsoft knows', async () => {
  const { value, count } = await at.call(purview.listSystemScanRulesets, {})
  expect(value.map(({ kind }) => kind)).toEqual(
    Object.keys(scannableKinds)
      .filter((kind) => kind !== 'FileSystem')
      .toSorted(),
  )
  expect(count).toBe(value.length)
  expect(value.every(({ scanRulesetType, status }) => scanRulesetType === 'System' && status === 'Enabled')).toBe(true)
})
