import { Type, type Static } from 'typebox'
import { Description, Name } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { Maybe } from './recurrence.ts'
import { purviewApiVersions } from './versions.ts'

/** AzureKeyVaultProperties of the contract. `baseUrl` is the vault's address, `https://<vault>.vault.azure.net/`; nodes read secrets there. */
const KeyVaultProperties = Strict({
  baseUrl: Type.String({ maxLength: 512, pattern: '^https://[^\\s/@?#]+/?$' }),
  description: Type.Optional(Description),
})

export const KeyVaultBody = Strict({
  id: Maybe(Type.String()),
  name: Maybe(Type.String()),
  properties: Strict({ baseUrl: KeyVaultProperties.properties.baseUrl, description: Maybe(Description) }),
})
export type KeyVaultBody = Static<typeof KeyVaultBody>

export const KeyVault = Type.Object({ id: Type.String(), name: Type.String(), properties: KeyVaultProperties })
export type KeyVault = Static<typeof KeyVault>

const params = Strict({ azureKeyVaultName: Name })
const path = '/scan/azureKeyVaults'
const one = `${path}/{azureKeyVaultName}`

export const keyVaultOperations = {
  listKeyVaults: {
    id: 'KeyVaultConnections_List',
    summary: 'List the key vaults that nodes read secrets from',
    method: 'GET',
    path,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    query: PageQuery,
    responses: { 200: Page(KeyVault) },
    errors: [],
  },
  getKeyVault: {
    id: 'KeyVaultConnections_Get',
    summary: 'Get a key vault',
    method: 'GET',
    path: one,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    params,
    responses: { 200: KeyVault },
    errors: ['KeyVault_NotFound'],
  },
  putKeyVault: {
    id: 'KeyVaultConnections_CreateOrReplace',
    summary: 'Name a key vault, or replace what is known of it',
    method: 'PUT',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    body: KeyVaultBody,
    responses: { 200: KeyVault, 201: KeyVault },
    errors: [],
  },
  deleteKeyVault: {
    id: 'KeyVaultConnections_Delete',
    summary: 'Forget a key vault; credentials that name it stay, and say so when they are used',
    method: 'DELETE',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    responses: { 204: null },
    errors: ['KeyVault_NotFound'],
  },
} as const satisfies Record<string, Operation>
