import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('lists key vaults by name, page by page', async () => {
  const names = Array.from({ length: 101 }, (_, index) => `v-${String(index).padStart(3, '0')}`)
  const properties = { baseUrl: 'https://corp.vault.azure.net/' }
  await at.prisma.keyVault.createMany({ data: names.toReversed().map((name) => ({ name, nameKey: name, properties })) })
  const first = await at.call(purview.listKeyVaults, {})
  const second = await at.call(purview.listKeyVaults, { query: skipTokenOf(first) })
  expect([...first.value, ...second.value].map(({ name }) => name)).toEqual(names)
  expect([first.count, first.value.length, second.nextLink]).toEqual([101, 100, undefined])
})
