import { expect, test } from 'vitest'
import { passwordOf } from './passwordOf.ts'

const secrets: Record<string, string> = { PG_PASSWORD: 'from here', MOORING_AUTH_KEY: 'the key' }
const read = (name: string) => secrets[name] ?? null
const fromEnvironment = (name: string) => ({ user: 'u', password: { type: 'NodeEnvironment' as const, name } })

test('a password that the console sent is used as it is', () => {
  expect(passwordOf({ user: 'u', password: { type: 'SecureString', value: 'sent' } })).toBe('sent')
})

test('one that only the node knows is read from its environment', () =>
  expect(passwordOf(fromEnvironment('PG_PASSWORD'), read)).toBe('from here'))

test('one that the node does not know is an error that names the variable', () => {
  expect(() => passwordOf(fromEnvironment('ABSENT'), read)).toThrow(
    expect.objectContaining({ code: 'NodeSecretMissing', message: expect.stringContaining('ABSENT') as string }),
  )
})

test.each(['MOORING_AUTH_KEY', 'mooring_auth_key'])("the node's own variable %s is not given away", (name) => {
  expect(() => passwordOf(fromEnvironment(name), () => 'the key')).toThrow(expect.objectContaining({ code: 'NodeSecretMissing' }))
})

test('a credential that came without its secret says so', () => {
  expect(() => passwordOf({ user: 'u', password: { type: 'SecureString' } })).toThrow(
    expect.objectContaining({ code: 'CredentialNotFound' }),
  )
})
