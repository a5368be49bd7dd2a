import { expect, test } from 'vitest'
import { hashOfNobody, hashPassword, verifyPassword } from './passwords.ts'

test('a password matches its hash and no other', async () => {
  const hash = await hashPassword('correct horse battery')
  expect(hash).not.toContain('correct')
  expect(await verifyPassword('correct horse battery', hash)).toBe(true)
  expect(await verifyPassword('correct horse batterx', hash)).toBe(false)
})

test('the hash of nobody matches nothing', async () => expect(await verifyPassword('', hashOfNobody)).toBe(false))
