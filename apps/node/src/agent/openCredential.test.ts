import type { LeasedCredential } from '@mooring/contract'
import { expect, test } from 'vitest'
import { openCredential } from './openCredential.ts'

const secrets: Record<string, string> = { PG_PASSWORD: 'from here', MOORING_AUTH_KEY: 'the key' }
const read = (name: string) => secrets[name] ?? null
const withPassword = (password: LeasedCredential['typeProperties'][string]): LeasedCredential => ({
  kind: 'BasicAuth',
  typeProperties: { user: 'u', password },
})
const fromEnvironment = (name: string) => withPassword({ type: 'NodeEnvironment', name })

test('a secret that the console sent is used as it is, and is one of those to hide', () => {
  expect(openCredential(withPassword({ type: 'SecureString', value: 'sent' }))).toEqual({
    credential: { kind: 'BasicAuth', properties: { user: 'u', password: 'sent' } },
    secrets: ['sent'],
  })
})

test('one that only the node knows is read from its environment', () => {
  const { credential, secrets: hidden } = openCredential(fromEnvironment('PG_PASSWORD'), read)
  expect(credential.properties).toEqual({ user: 'u', password: 'from here' })
  expect(hidden).toEqual(['from here'])
})

test('one that the node does not know is an error that names the variable', () => {
  expect(() => openCredential(fromEnvironment('ABSENT'), read)).toThrow(
    expect.objectContaining({ code: 'NodeSecretMissing', message: expect.stringContaining('ABSENT') as string }),
  )
})

test.each(['MOORING_AUTH_KEY', 'mooring_auth_key'])("the node's own variable %s is not given away", (name) => {
  expect(() => openCredential(fromEnvironment(name), () => 'the key')).toThrow(expect.objectContaining({ code: 'NodeSecretMissing' }))
})

test('a credential that came without its secret says so', () => {
  expect(() => openCredential(withPassword({ type: 'SecureString' }))).toThrow(expect.objectContaining({ code: 'CredentialNotFound' }))
})
