import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime, aScan, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('lists credentials by name, page by page, without a secret', async () => {
  const { credentialName } = await aScan(at, await aRuntime(at), { type: 'SecureString', value: 'open sesame' })
  const { id: _, ...like } = await at.prisma.credential.findUniqueOrThrow({ where: { nameKey: credentialName } })
  const names = Array.from({ length: 100 }, (_unused, index) => `z-${String(index).padStart(3, '0')}`)
  await at.prisma.credential.createMany({
    data: names.toReversed().map((name) => ({ ...like, properties: like.properties ?? {}, name, nameKey: name })),
  })
  const first = await at.call(purview.listCredentials, {})
  const second = await at.call(purview.listCredentials, { query: skipTokenOf(first) })
  expect([...first.value, ...second.value].map(({ name }) => name)).toEqual([credentialName, ...names])
  expect([first.count, first.value.length, second.nextLink]).toEqual([101, 100, undefined])
  expect(JSON.stringify([first, second])).not.toContain('sesame')
})
