import { expect, test } from 'vitest'
import { sourceError } from './sourceError.ts'

const source = { endpoint: { host: 'db.example', port: 1433, instance: null }, database: 'sales', user: 'reader', password: 'planted' }

test.each([
  [18456, 'SourceCredentialRefused'],
  [18452, 'SourceCredentialRefused'],
  [18486, 'SourceCredentialRefused'],
  [4060, 'SourceDatabaseNotFound'],
  [916, 'SourceDatabaseNotFound'],
  [229, 'SourcePermissionDenied'],
  [297, 'SourcePermissionDenied'],
  [1222, 'SourceTimeout'],
  [1205, 'SourceTimeout'],
  [40613, 'SourceUnreachable'],
  [40615, 'SourceUnreachable'],
  [208, 'ScanFailed'],
  [50000, 'ScanFailed'],
])('error %i of the server is %s, named with the address and what to do', (number, code) => {
  const error = sourceError(source, Object.assign(new Error('what it said.'), { code: 'EREQUEST', number }))
  expect(error.code).toBe(code)
  expect(error.message).toContain('db.example:1433')
  expect(error.message.split('. ').length).toBeGreaterThan(1)
  expect(error.message).not.toContain('planted')
})

const wrapped = (code: string, cause?: Error) => Object.assign(new Error('what it said', { cause }), { code })
const ofSocket = (code: string, message = 'what it said') => Object.assign(new Error(message), { code })

test.each([
  [wrapped('ESOCKET', ofSocket('ECONNREFUSED')), true, 'SourceUnreachable', 'nothing listens there'],
  [wrapped('ESOCKET', ofSocket('ENOTFOUND')), true, 'SourceUnreachable', 'the name is not known here'],
  [wrapped('ESOCKET', ofSocket('', 'socket hang up')), true, 'SourceUnreachable', 'the connection was closed'],
  [
    wrapped('ESOCKET', ofSocket('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate')),
    true,
    'SourceUnreachable',
    'NODE_EXTRA_CA_CERTS',
  ],
  [wrapped('ETIMEOUT'), true, 'SourceUnreachable', 'it did not answer in time'],
  [wrapped('ETIMEOUT'), false, 'SourceTimeout', 'a query of the catalogue'],
  [wrapped('EENCRYPT'), true, 'SourceUnreachable', 'it does not offer encryption'],
  [wrapped('EINSTLOOKUP'), true, 'SourceUnreachable', 'UDP port 1434'],
  [wrapped('ELOGIN'), true, 'SourceCredentialRefused', 'does not let the login'],
  [wrapped('EINVALIDSTATE'), false, 'ScanFailed', 'Look into its log'],
])('%s (while connecting: %s) is %s', (thrown, isConnecting, code, words) => {
  const error = sourceError(source, thrown, isConnecting)
  expect(error.code).toBe(code)
  expect(error.message).toContain(words)
})

test('an instance is named as its tools name it', () => {
  const named = { ...source, endpoint: { host: 'db', port: null, instance: 'Sales' } }
  expect(sourceError(named, wrapped('EINSTLOOKUP'), true).message).toContain('the SQL Server at db\\Sales')
})
