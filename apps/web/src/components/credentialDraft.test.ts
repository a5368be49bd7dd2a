import type { Credential, CredentialOfKind } from '@mooring/contract'
import { expect, test } from 'vitest'
import { bodyOf, draftOf, draftRefusals, newCredentialDraft, type CredentialDraft, type SecretDraft } from './credentialDraft.ts'

const fresh = newCredentialDraft()
const typed: CredentialDraft = {
  ...fresh,
  name: 'Orders-reader',
  user: ' reader ',
  tenant: ' contoso.example ',
  servicePrincipalId: ' 0197 ',
  secret: { ...fresh.secret, value: ' p w ', variable: 'PG_PASSWORD', storeName: 'pg', vault: 'Safe', secretName: 'pg-password' },
}
const withSecret = (secret: Partial<SecretDraft>): CredentialDraft => ({ ...typed, secret: { ...typed.secret, ...secret } })

const kept = (body: CredentialOfKind): Credential => ({ ...body, id: 'x', name: 'Orders-reader' })

function draftAgain(body: CredentialOfKind): CredentialDraft {
  const draft = draftOf(kept(body))
  if (draft === null) throw new Error('There is a form for this kind.')
  return draft
}

const value = { type: 'SecureString', value: ' p w ' }

test.each([
  ['BasicAuth', { user: 'reader', password: value }],
  ['SqlAuth', { user: 'reader', password: value }],
  ['AccountKey', { accountKey: value }],
  ['ServicePrincipal', { tenant: 'contoso.example', servicePrincipalId: '0197', servicePrincipalKey: value }],
] as const)('a new credential of the kind %s stores the secret exactly as typed, the rest without blanks around it', (kind, properties) => {
  expect(draftRefusals({ ...typed, kind })).toEqual({})
  expect(bodyOf({ ...typed, kind })).toEqual({ kind, properties: { typeProperties: properties } })
})

test.each([
  ['NodeEnvironment', { name: 'PG_PASSWORD' }],
  ['NodeStore', { name: 'pg' }],
  ['AzureKeyVaultSecret', { secretName: 'pg-password', store: { referenceName: 'Safe' } }],
] as const)('a secret kept in %s is named and never written', (keptIn, place) => {
  const draft = withSecret({ keptIn })
  expect(draftRefusals(draft)).toEqual({})
  const body = bodyOf(draft)
  expect(body.properties.typeProperties).toEqual({ user: 'reader', password: { type: keptIn, ...place } })
  expect(bodyOf(draftAgain(body))).toEqual(body)
})

test('a version of a secret of a vault is kept', () => {
  const body = bodyOf(withSecret({ keptIn: 'AzureKeyVaultSecret', secretVersion: ' 0aF9 ' }))
  expect(bodyOf(draftAgain(body)).properties.typeProperties).toMatchObject({ password: { secretVersion: '0aF9' } })
})

test.each(['BasicAuth', 'SqlAuth', 'AccountKey', 'ServicePrincipal'] as const)(
  'of the kind %s an empty secret keeps the stored one',
  (kind) => {
    const body = bodyOf({ ...typed, kind, description: 'Reads', secret: { ...typed.secret, value: '' } })
    const draft = draftAgain(body)
    expect(draftRefusals(draft)).toEqual({})
    expect(bodyOf(draft)).toEqual(body)
  },
)

test('a credential that had its password in the node needs one when it moves to the console', () => {
  const draft = draftAgain(bodyOf(withSecret({ keptIn: 'NodeEnvironment' })))
  expect(draftRefusals(draft)).toEqual({})
  expect(draftRefusals({ ...draft, secret: { ...draft.secret, keptIn: 'SecureString' } })).toHaveProperty('value')
})

test.each([
  [{ ...withSecret({ value: '' }), name: 'a_b', user: ' ' }, ['name', 'user', 'value']],
  [withSecret({ keptIn: 'NodeEnvironment', variable: '1A' }), ['variable']],
  [withSecret({ keptIn: 'NodeStore', storeName: ' pg' }), ['storeName']],
  [
    withSecret({ keptIn: 'AzureKeyVaultSecret', vault: '', secretName: 'a b', secretVersion: 'newest' }),
    ['vault', 'secretName', 'secretVersion'],
  ],
  [{ ...typed, kind: 'ServicePrincipal' as const, tenant: '', servicePrincipalId: ' ' }, ['tenant', 'servicePrincipalId']],
])('each missing or wrong field is told by itself', (draft, fields) => {
  expect(Object.keys(draftRefusals(draft))).toEqual(fields)
})

test('one that was kept through the API without what signing in takes is shown, and its form asks for that', () => {
  const draft = draftAgain({ kind: 'BasicAuth', properties: { description: 'test description' } })
  expect(draft).toMatchObject({ description: 'test description', user: '' })
  expect(Object.keys(draftRefusals(draft))).toEqual(['user', 'value'])
})

test('a credential of a kind that is changed through the API only has no form', () => {
  const body: CredentialOfKind = { kind: 'AmazonARN', properties: { typeProperties: { roleARN: 'arn:aws:iam::1:role/r' } } }
  expect(draftOf(kept(body))).toBeNull()
})
