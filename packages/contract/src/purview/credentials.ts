import { Type, type Static, type TProperties, type TSchema } from 'typebox'
import { ByKind, Choice } from '../byKind.ts'
import { Description, Name } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { credentialKinds, type CredentialKind } from './kinds.ts'
import { Maybe } from './recurrence.ts'
import { OtherProperties } from './sourceProperties.ts'
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

/** Known to the node only: the name under which its administrator put it into the node's own encrypted store. */
export const NodeStoreSecret = Strict({
  type: Type.Literal('NodeStore'),
  name: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', maxLength: 128 }),
})

/** KeyVaultSecret of the contract: the node reads it from the vault that `store` names. Without a version the newest. */
export const KeyVaultSecret = Strict({
  type: Type.Literal('AzureKeyVaultSecret'),
  secretName: Type.String({ pattern: '^[A-Za-z0-9-]+$', maxLength: 127 }),
  secretVersion: Type.Optional(Type.String({ pattern: '^[0-9a-fA-F]{0,64}$', maxLength: 64 })),
  store: Strict({ referenceName: Name, type: Type.Optional(Type.String({ maxLength: 64 })) }),
})

export type Secret =
  | Static<typeof SecureString>
  | Static<typeof NodeEnvironmentSecret>
  | Static<typeof NodeStoreSecret>
  | Static<typeof KeyVaultSecret>
/** Where a secret is: `type` says which. */
export const Secret = Choice<Secret>('type', [SecureString, NodeEnvironmentSecret, NodeStoreSecret, KeyVaultSecret])

/** The same as it is sent. */
const SentKeyVaultSecret = Strict({
  ...KeyVaultSecret.properties,
  secretVersion: Maybe(KeyVaultSecret.properties.secretVersion),
  store: Strict({ referenceName: Name, type: Maybe(Type.String({ maxLength: 64 })) }),
})
type SentSecret = Secret | Static<typeof SentKeyVaultSecret>
const SentSecret = Choice<SentSecret>('type', [SecureString, NodeEnvironmentSecret, NodeStoreSecret, SentKeyVaultSecret])

const text = Type.String({ minLength: 1, maxLength: 256 })
const azureId = Type.Optional(Type.String({ maxLength: 1024 }))

/** What each kind has, by the contract. Every `Secret` among them is a secret. */
const typeProperties = {
  AccountKey: { accountKey: Secret },
  ServicePrincipal: { tenant: text, servicePrincipalId: text, servicePrincipalKey: Secret },
  BasicAuth: { user: text, password: Secret },
  SqlAuth: { user: text, password: Secret },
  AmazonARN: { roleARN: Type.String({ minLength: 1, maxLength: 2048 }) },
  ConsumerKeyAuth: { user: text, password: Secret, consumerKey: text, consumerSecret: Secret },
  DelegatedAuth: { clientId: text, user: text, password: Secret },
  ManagedIdentity: { principalId: azureId, tenantId: azureId, resourceId: azureId },
} satisfies Record<CredentialKind, TProperties>

type TypeProperties<K extends CredentialKind> = Static<ReturnType<typeof Strict<(typeof typeProperties)[K]>>>

/** What a credential of each kind must say before a node can sign in with it. It can be kept with less: the contract requires none of it. */
export const usableTypeProperties = Object.fromEntries(credentialKinds.map((kind) => [kind, Strict<TProperties>(typeProperties[kind])]))

/** A kind of credential with the properties of that kind, any of which may be missing. */
export type CredentialOfKind = {
  [K in CredentialKind]: { kind: K; properties: { description?: string; typeProperties?: Partial<TypeProperties<K>> } }
}[CredentialKind]

type SentTypeProperties<K extends CredentialKind> = {
  [Field in keyof TypeProperties<K>]?: (Secret extends TypeProperties<K>[Field] ? SentSecret : string) | null
}

/** A credential as it is sent. */
export type CredentialBody = { id?: string | null; name?: string | null } & {
  [K in CredentialKind]: {
    kind: K
    properties?: { description?: string | null; typeProperties?: SentTypeProperties<K> | null } | null
  }
}[CredentialKind]

const sent = (properties: TProperties) =>
  Strict(
    Object.fromEntries(
      Object.entries(properties).map(([field, schema]) => [field, Maybe<TSchema>(schema === Secret ? SentSecret : schema)]),
    ),
  )

const bodyOf = (kind: CredentialKind) =>
  Strict({
    id: Maybe(Type.String()),
    name: Maybe(Type.String()),
    kind: Type.Literal(kind),
    properties: Maybe(Strict({ description: Maybe(Description), typeProperties: Maybe(sent(typeProperties[kind])) })),
  })

export const CredentialBody = ByKind<CredentialBody>(credentialKinds.map(bodyOf))

/** A credential as it is read: the value of a secret is never part of it. */
export type Credential = CredentialOfKind & { id: string; name: string }
export const Credential = Type.Unsafe<Credential>(
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    kind: Type.Enum([...credentialKinds]),
    properties: Type.Object({ description: Type.Optional(Type.String()), typeProperties: Type.Optional(OtherProperties) }),
  }),
)

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
