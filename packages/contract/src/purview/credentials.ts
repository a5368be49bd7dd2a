import { Type, type Static } from 'typebox'
import { Description, Name } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { purviewApiVersions } from './versions.ts'

/** Kept encrypted by the console and sent to a node only inside a leased run. Without `value` on a replace, the stored one stays. */
export const SecureString = Strict({
  type: Type.Literal('SecureString'),
  value: Type.Optional(Type.String({ minLength: 1, maxLength: 4096 })),
})

/** Known to the node only: the name of a variable in its environment. */
export const NodeEnvironmentSecret = Strict({
  type: Type.Literal('NodeEnvironment'),
  name: Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_]*$', maxLength: 128 }),
})

const PasswordOnRead = Type.Object({ type: Type.Enum(['SecureString', 'NodeEnvironment']), name: Type.Optional(Type.String()) })

export const CredentialBody = Strict({
  id: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  kind: Type.Literal('BasicAuth'),
  properties: Strict({
    description: Type.Optional(Description),
    typeProperties: Strict({
      user: Type.String({ minLength: 1, maxLength: 256 }),
      password: Type.Union([SecureString, NodeEnvironmentSecret]),
    }),
  }),
})
export type CredentialBody = Static<typeof CredentialBody>

/** A credential as it is read: the value of a secret is never part of it. */
export const Credential = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Literal('BasicAuth'),
  properties: Type.Object({
    description: Type.Optional(Type.String()),
    typeProperties: Type.Object({ user: Type.String(), password: PasswordOnRead }),
  }),
})
export type Credential = Static<typeof Credential>

const params = Strict({ credentialName: Name })
const path = '/scan/credentials'
const one = `${path}/{credentialName}`

export const credentialOperations = {
  listCredentials: {
    id: 'Credential_List',
    summary: 'List credentials',
    method: 'GET',
    path,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    query: PageQuery,
    responses: { 200: Page(Credential) },
    errors: [],
  },
  getCredential: {
    id: 'Credential_Get',
    summary: 'Get a credential, without its secret',
    method: 'GET',
    path: one,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    params,
    responses: { 200: Credential },
    errors: ['Credential_NotFound'],
  },
  putCredential: {
    id: 'Credential_CreateOrReplace',
    summary: 'Create or replace a credential',
    method: 'PUT',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    body: CredentialBody,
    responses: { 200: Credential, 201: Credential },
    errors: ['InvalidField'],
  },
  deleteCredential: {
    id: 'Credential_Delete',
    summary: 'Delete a credential',
    method: 'DELETE',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    responses: { 204: null },
    errors: ['Credential_NotFound'],
  },
} as const satisfies Record<string, Operation>
