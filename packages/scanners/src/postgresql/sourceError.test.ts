import { expect, test } from 'vitest'
import { sourceError } from './sourceError.ts'

const source = { host: 'db.example', port: 5432, database: 'sales', user: 'reader', password: 'planted', sslMode: 2 }
const thrown = (code: string, message = 'what it said') => Object.assign(new Error(message), { code })

test.each([
  ['ECONNREFUSED', 'SourceUnreachable'],
  ['ENOTFOUND', 'SourceUnreachable'],
  ['EAI_AGAIN', 'SourceUnreachable'],
  ['EHOSTUNREACH', 'SourceUnreachable'],
  ['ETIMEDOUT', 'SourceUnreachable'],
  ['ECONNRESET', 'SourceUnreachable'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SourceUnreachable'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'SourceUnreachable'],
  ['08006', 'SourceUnreachable'],
  ['53300', 'SourceUnreachable'],
  ['57P01', 'SourceUnreachable'],
  ['57P03', 'SourceUnreachable'],
  ['28P01', 'SourceCredentialRefused'],
  ['28000', 'SourceCredentialRefused'],
  ['3D000', 'SourceDatabaseNotFound'],
  ['42501', 'SourcePermissionDenied'],
  ['57014', 'SourceTimeout'],
  ['55P03', 'SourceTimeout'],
  ['25P03', 'SourceTimeout'],
  ['XX000', 'ScanFailed'],
  ['', 'ScanFailed'],
])('%s is %s, named with the address and what to do', (code, expected) => {
  const error = sourceError(source, thrown(code))
  expect(error.code).toBe(expected)
  expect(error.message).toContain('db.example:5432')
  expect(error.message.split('. ').length).toBeGreaterThan(1)
  expect(error.message).not.toContain('planted')
})

test.each([
  ['timeout expired', 'SourceUnreachable'],
  ['Connection terminated unexpectedly', 'SourceUnreachable'],
  ['Query read timeout', 'SourceTimeout'],
])('"%s", which comes without a code, is %s', (message, expected) => expect(sourceError(source, new Error(message)).code).toBe(expected))

test('an IPv6 address wears brackets', () => {
  expect(sourceError({ ...source, host: '::1' }, thrown('ECONNREFUSED')).message).toContain('[::1]:5432')
})
