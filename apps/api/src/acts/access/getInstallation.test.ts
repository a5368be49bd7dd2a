import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'
import { version } from '../../version.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('tells anybody whether the console has been set up, and nothing else', async () => {
  const installation = () => at.call(console.getInstallation, {}, null)
  expect(await installation()).toEqual({ account: 'testaccount', needsSetup: true, version })
  await aPerson(at, 'Administrator')
  expect(await installation()).toEqual({ account: 'testaccount', needsSetup: false, version })
})
