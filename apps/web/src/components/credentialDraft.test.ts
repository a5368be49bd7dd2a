import { expect, test } from 'vitest'
import { bodyOf, draftOf, draftRefusals, newCredentialDraft } from './credentialDraft.ts'

const typed = { ...newCredentialDraft(), name: 'Orders-reader', user: ' reader ', password: ' p w ' }

test('a new credential stores the password exactly as typed, the user without blanks around it', () => {
  expect(bodyOf(typed).properties.typeProperties).toEqual({ user: 'reader', password: { type: 'SecureString', value: ' p w ' } })
})

test('a credential of the node carries the name of the variable and no password', () => {
  expect(bodyOf({ ...typed, keptIn: 'node', variable: 'PG_PASSWORD' }).properties.typeProperties).toMatchObject({
    password: { type: 'NodeEnvironment', name: 'PG_PASSWORD' },
  })
})

test('an empty password keeps the stored one', () => {
  const draft = draftOf({
    id: 'x',
    name: 'Orders-reader',
    kind: 'BasicAuth',
    properties: { typeProperties: { user: 'reader', password: { type: 'SecureString' } } },
  })
  expect(draftRefusals(draft)).toEqual({})
  expect(bodyOf(draft).properties.typeProperties).toEqual({ user: 'reader', password: { type: 'SecureString' } })
})

test('a credential that had its password in the node needs one when it moves to the console', () => {
  const draft = draftOf({
    id: 'x',
    name: 'Orders-reader',
    kind: 'BasicAuth',
    properties: { typeProperties: { user: 'reader', password: { type: 'NodeEnvironment', name: 'PG' } } },
  })
  expect(draftRefusals(draft)).toEqual({})
  expect(draftRefusals({ ...draft, keptIn: 'console' })).toHaveProperty('password')
})

test('each missing or wrong field is told by itself', () => {
  expect(Object.keys(draftRefusals({ ...typed, name: 'a_b', user: ' ', password: '' }))).toEqual(['name', 'user', 'password'])
  expect(Object.keys(draftRefusals({ ...typed, keptIn: 'node', variable: '1A' }))).toEqual(['variable'])
})
