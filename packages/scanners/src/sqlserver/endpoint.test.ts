import { expect, test } from 'vitest'
import { addressOfEndpoint, endpointOf, qualifiedName } from './endpoint.ts'

test.each([
  ['db.example', { host: 'db.example', port: 1433, instance: null }, 'db.example:1433'],
  ['DB.example,1500', { host: 'db.example', port: 1500, instance: null }, 'db.example:1500'],
  ['tcp:db.example,1433', { host: 'db.example', port: 1433, instance: null }, 'db.example:1433'],
  ['db.example\\Sales', { host: 'db.example', port: null, instance: 'Sales' }, 'db.example\\Sales'],
  ['db.example\\mssqlserver', { host: 'db.example', port: 1433, instance: null }, 'db.example:1433'],
  ['db.example\\Sales,1500', { host: 'db.example', port: 1500, instance: null }, 'db.example:1500'],
  ['(local)\\Sales', { host: 'localhost', port: null, instance: 'Sales' }, 'localhost\\Sales'],
  ['.', { host: 'localhost', port: 1433, instance: null }, 'localhost:1433'],
  ['10.0.0.5', { host: '10.0.0.5', port: 1433, instance: null }, '10.0.0.5:1433'],
  ['[::1],1500', { host: '::1', port: 1500, instance: null }, '[::1]:1500'],
  ['fe80::1', { host: 'fe80::1', port: 1433, instance: null }, '[fe80::1]:1433'],
])('%s is read as its tools read it', (text, expected, address) => {
  const endpoint = endpointOf(text)
  expect(endpoint).toEqual(expected)
  expect(addressOfEndpoint(expected)).toBe(address)
})

test.each(['', 'a,b', 'a\\b\\c', 'a,0', 'a,99999', 'a:1433', ',1433', '\\x'])('"%s" is none', (text) => {
  expect(endpointOf(text)).toBe(null)
})

test('a qualified name holds the instance, the port where it is not the usual one, and each part percent-encoded', () => {
  const path = { database: 'Sales DB', schema: 'dbo', name: 'a/b"ü\ud83d' }
  expect(qualifiedName({ host: 'db', port: 1433, instance: null }, path)).toBe(
    'mssql://db/MSSQLSERVER/Sales%20DB/dbo/a%2Fb%22%C3%BC%EF%BF%BD',
  )
  expect(qualifiedName({ host: 'db', port: 1500, instance: null }, path)).toMatch(/^mssql:\/\/db:1500\/MSSQLSERVER\//)
  expect(qualifiedName({ host: 'db', port: null, instance: 'Sales' }, path)).toMatch(/^mssql:\/\/db\/SALES\//)
})
