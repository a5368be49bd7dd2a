import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unique } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const put = (azureKeyVaultName: string, baseUrl = 'https://corp.vault.azure.net/', description?: string) =>
  at.call(purview.putKeyVault, {
    params: { azureKeyVaultName },
    body: { properties: { baseUrl, ...(description === undefined ? {} : { description }) } },
  })

test('names a vault, replaces what is known of it, and is on record and announced', async () => {
  const name = unique('vault')
  expect(await announcedBy(at, () => put(name, undefined, 'Of the shop'))).toEqual([{ topic: 'credentials', name }])
  const replaced = await put(name, 'https://other.vault.azure.net/')
  expect(replaced).toEqual({ id: `azureKeyVaults/${name}`, name, properties: { baseUrl: 'https://other.vault.azure.net/' } })
  expect(await at.call(purview.getKeyVault, { params: { azureKeyVaultName: name.toUpperCase() } })).toEqual(replaced)
  expect(await audited(at, 'createKeyVault', `keyVault/${name}`)).toHaveLength(1)
  expect(await audited(at, 'updateKeyVault', `keyVault/${name}`)).toHaveLength(1)
})

test('a description that is sent as null is none', async () => {
  const params = { azureKeyVaultName: unique('vault') }
  const properties = { baseUrl: 'https://corp.vault.azure.net/', description: null }
  expect((await at.call(purview.putKeyVault, { params, body: { id: null, properties } })).properties).not.toHaveProperty('description')
})

test.each(['http://corp.vault.azure.net', 'https://user@corp.vault.azure.net', 'https://corp/path/more', 'corp.vault.azure.net'])(
  'refuses the address %s',
  async (baseUrl) => {
    await expect(put(unique('vault'), baseUrl)).rejects.toMatchObject({ status: 400, target: 'properties.baseUrl' })
  },
)
