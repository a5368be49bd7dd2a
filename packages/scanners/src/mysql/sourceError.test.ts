import { expect, test } from 'vitest'
import { sourceError } from './sourceError.ts'

const source = { host: 'db.example', port: 3306, database: 'sales', user: 'reader', password: 'planted', sslMode: 2 }
const thrown = (code: string, errno?: number) => Object.assign(new Error('what it said'), { code, errno })

test.each([
  ['ECONNREFUSED', undefined, 'SourceUnreachable'],
  ['ENOTFOUND', -3008, 'SourceUnreachable'],
  ['ETIMEDOUT', undefined, 'SourceUnreachable'],
  ['HANDSHAKE_NO_SSL_SUPPORT', undefined, 'SourceUnreachable'],
  ['HANDSHAKE_SSL_ERROR', undefined, 'SourceUnreachable'],
  ['PROTOCOL_CONNECTION_LOST', undefined, 'SourceUnreachable'],
  ['ER_CON_COUNT_ERROR', 1040, 'SourceUnreachable'],
  ['ER_SERVER_SHUTDOWN', 1053, 'SourceUnreachable'],
  ['ER_SECURE_TRANSPORT_REQUIRED', 3159, 'SourceUnreachable'],
  ['ER_ACCESS_DENIED_ERROR', 1045, 'SourceCredentialRefused'],
  ['ER_HOST_NOT_PRIVILEGED', 1130, 'SourceCredentialRefused'],
  ['ER_ACCOUNT_HAS_BEEN_LOCKED', 3118, 'SourceCredentialRefused'],
  ['ER_BAD_DB_ERROR', 1049, 'SourceDatabaseNotFound'],
  ['ER_DBACCESS_DENIED_ERROR', 1044, 'SourcePermissionDenied'],
  ['ER_TABLEACCESS_DENIED_ERROR', 1142, 'SourcePermissionDenied'],
  ['ER_QUERY_TIMEOUT', 3024, 'SourceTimeout'],
  ['ER_STATEMENT_TIMEOUT', 1969, 'SourceTimeout'],
  ['ER_LOCK_WAIT_TIMEOUT', 1205, 'SourceTimeout'],
  ['PROTOCOL_SEQUENCE_TIMEOUT', undefined, 'SourceTimeout'],
  ['ER_PARSE_ERROR', 1064, 'ScanFailed'],
])('%s is %s, named with the address and what to do', (code, errno, expected) => {
  const error = sourceError(source, thrown(code, errno))
  expect(error.code).toBe(expected)
  expect(error.message).toContain('db.example:3306')
  expect(error.message.split('. ').length).toBeGreaterThan(1)
  expect(error.message).not.toContain('planted')
})

test('a certificate that is not trusted is told from an encryption that failed, by what was said', () => {
  const said = (message: string) => sourceError(source, Object.assign(new Error(message), { code: 'HANDSHAKE_SSL_ERROR' })).message
  expect(said('self-signed certificate')).toContain('NODE_EXTRA_CA_CERTS')
  expect(said('wrong version number')).toContain('no encrypted connection came about')
})
