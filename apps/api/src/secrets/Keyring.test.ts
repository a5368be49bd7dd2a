import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { Keyring, SealBrokenError } from './Keyring.ts'

const keyring = new Keyring(randomBytes(32))

test('a sealed secret opens for its owner', () => {
  expect(keyring.open(keyring.seal('p🔑ssword', 'credential/a'), 'credential/a')).toBe('p🔑ssword')
})

test('a sealed secret does not contain the secret, and differs each time', () => {
  const [one, two] = [keyring.seal('planted-secret', 'a'), keyring.seal('planted-secret', 'a')]
  expect(one.includes('planted-secret')).toBe(false)
  expect(one.equals(two)).toBe(false)
})

test('a sealed secret does not open for another owner: rows cannot be exchanged', () => {
  expect(() => keyring.open(keyring.seal('s', 'authKey/1/authKey1'), 'authKey/1/authKey2')).toThrow(SealBrokenError)
})

test('a sealed secret does not open under another master key', () => {
  expect(() => new Keyring(randomBytes(32)).open(keyring.seal('s', 'a'), 'a')).toThrow(/another master key/)
})

test('no bit of a sealed secret can be changed', () => {
  const sealed = keyring.seal('secret', 'a')
  for (let index = 0; index < sealed.length; index++) {
    const altered = Buffer.from(sealed)
    altered[index] = (altered[index] ?? 0) ^ 1
    expect(() => keyring.open(altered, 'a')).toThrow(SealBrokenError)
  }
})

test('the same secret is looked up alike, under another master key otherwise', () => {
  expect(keyring.lookup('s').equals(keyring.lookup('s'))).toBe(true)
  expect(keyring.lookup('s').equals(keyring.lookup('t'))).toBe(false)
  expect(keyring.lookup('s').equals(new Keyring(randomBytes(32)).lookup('s'))).toBe(false)
})
