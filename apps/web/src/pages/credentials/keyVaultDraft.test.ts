import { expect, test } from 'vitest'
import { draftOfKeyVault, keyVaultBodyOf, keyVaultRefusals, newKeyVaultDraft } from './keyVaultDraft.ts'

const typed = { ...newKeyVaultDraft(), name: 'Safe', baseUrl: ' https://safe.vault.azure.net/ ' }

test('what is typed is written without the blanks around it, and a description only when there is one', () => {
  expect(keyVaultRefusals(typed)).toEqual({})
  expect(keyVaultBodyOf(typed)).toEqual({ properties: { baseUrl: 'https://safe.vault.azure.net/' } })
  expect(keyVaultBodyOf({ ...typed, description: ' For sources ' }).properties.description).toBe('For sources')
})

test('a key vault that is edited comes back as it was', () => {
  const vault = { id: 'x', name: 'Safe', properties: { baseUrl: 'https://safe.vault.azure.net', description: 'For sources' } }
  expect(keyVaultBodyOf(draftOfKeyVault(vault))).toEqual({ properties: vault.properties })
})

test.each([
  '',
  'safe',
  'http://safe.vault.azure.net/',
  'https://',
  'https://safe/secrets/a',
  'https://u@safe/',
  'https://safe/?a=b',
  'https://a b/',
])('%j is not the address of a key vault', (baseUrl) => expect(Object.keys(keyVaultRefusals({ ...typed, baseUrl }))).toEqual(['baseUrl']))

test('a new key vault needs a name', () => {
  expect(keyVaultRefusals({ ...typed, name: 'a_b' })).toHaveProperty('name')
})
