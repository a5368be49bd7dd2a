import { codeOf } from '../relational/codeOf.ts'
import { addressOf, type Source } from '../relational/Source.ts'
import { saidBy } from '../relational/storable.ts'
import { unreachable, unreachableBecause, unreachableByCode } from '../relational/unreachable.ts'
import { ScanError } from '../ScanError.ts'

type Explanation = (source: Source, message: string) => ScanError

const serverOf = (source: Source): string => `the MySQL server at ${addressOf(source)}`
const The = (source: Source): string => `The MySQL server at ${addressOf(source)}`

const refusedPassword: Explanation = (source) =>
  new ScanError(
    'SourceCredentialRefused',
    `${The(source)} refused the user "${source.user}" or its password. Check the credential that the scan names, and that the account may connect from the node's address${source.sslMode === 0 ? ' and without encryption' : ''}.`,
  )
const refusedAccount: Explanation = (source, message) =>
  new ScanError(
    'SourceCredentialRefused',
    `${The(source)} does not let the user "${source.user}" in: ${message}. Check the account in the server, and the credential that the scan names.`,
  )
const noDatabase: Explanation = (source) =>
  new ScanError('SourceDatabaseNotFound', `${The(source)} has no database named "${source.database}". Check the database name of the scan.`)
const mayNotUse: Explanation = (source) =>
  new ScanError(
    'SourcePermissionDenied',
    `${The(source)} does not let the user "${source.user}" use the database "${source.database}", if there is one of this name. Check the database name of the scan, and grant the user SELECT and SHOW VIEW on the database.`,
  )
const mayNotRead: Explanation = (source, message) =>
  new ScanError(
    'SourcePermissionDenied',
    `${The(source)} does not let the user "${source.user}" read what the scan needs: ${message}. Grant the user SELECT and SHOW VIEW on the database.`,
  )
const busy: Explanation = (source, message) =>
  unreachable(serverOf(source), message, 'Run the scan again when the server takes connections.')
const wantsTls: Explanation = (source) =>
  unreachable(serverOf(source), 'it only takes encrypted connections', 'Choose the SSL mode "require" for the scan.')
const noTls: Explanation = (source) =>
  unreachable(
    serverOf(source),
    'it does not offer encryption',
    'Switch TLS on in the server, or choose the SSL mode "prefer" for the scan.',
  )
const dropped: Explanation = (source) => unreachableBecause(serverOf(source), 'dropped')
const notMySql: Explanation = (source, message) =>
  unreachable(serverOf(source), `what answers there does not speak MySQL's protocol (${message})`, 'Check the host and the port.')

const tooSlow =
  (why: string): Explanation =>
  (source) =>
    new ScanError('SourceTimeout', `${The(source)} was too slow: ${why}. Run the scan again when it is less busy.`)
const slowQuery = tooSlow('it did not answer a query of the catalogue in time')

/**
 * By the number of the server's error: https://dev.mysql.com/doc/mysql-errors/9.0/en/server-error-reference.html and
 * https://mariadb.com/kb/en/mariadb-error-code-reference/ . The two give some numbers above 1900 different meanings, none of those here.
 */
const byNumber: Record<number, Explanation> = {
  1045: refusedPassword,
  1698: refusedPassword,
  1129: refusedAccount,
  1130: refusedAccount,
  1251: refusedAccount,
  1820: refusedAccount,
  1862: refusedAccount,
  3118: refusedAccount,
  4151: refusedAccount,
  1049: noDatabase,
  1044: mayNotUse,
  1142: mayNotRead,
  1143: mayNotRead,
  1227: mayNotRead,
  1370: mayNotRead,
  1040: busy,
  1203: busy,
  1226: busy,
  1053: busy,
  1927: dropped,
  4031: dropped,
  3159: wantsTls,
  1205: tooSlow('its catalogue stayed locked'),
  1317: slowQuery,
  1969: slowQuery,
  3024: slowQuery,
}

/** By the codes that `mysql2` gives. */
const byCode: Record<string, Explanation> = {
  HANDSHAKE_NO_SSL_SUPPORT: noTls,
  PROTOCOL_CONNECTION_LOST: dropped,
  PROTOCOL_SEQUENCE_TIMEOUT: slowQuery,
  PROTOCOL_ERROR: notMySql,
  PROTOCOL_UNEXPECTED_PACKET: notMySql,
  PROTOCOL_PACKETS_OUT_OF_ORDER: notMySql,
  AUTH_SWITCH_PLUGIN_ERROR: refusedAccount,
}

const failed: Explanation = (source, message) =>
  new ScanError('ScanFailed', `${The(source)} answered with an error: ${message}. Look into its log for the details.`)

/** The number of an error that the server sent; 0 when it is not the server's. */
export function numberOf(error: unknown): number {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number' && error.errno >= 1000 ? error.errno : 0
}

/** `mysql2` puts its own code in the place of the reason when no encrypted connection came about: the message is what tells. */
function networkCodeOf(code: string, message: string): string {
  if (code !== 'HANDSHAKE_SSL_ERROR') return code
  return /certificate|altname|self.signed/i.test(message) ? 'CERT_HAS_EXPIRED' : 'EPROTO'
}

/** Turns what `mysql2` threw into what the person who runs the scan can act on. */
export function sourceError(source: Source, error: unknown): ScanError {
  const message = saidBy(error)
  const code = codeOf(error)
  const explained =
    unreachableByCode(serverOf(source), networkCodeOf(code, message), message) ??
    (byNumber[numberOf(error)] ?? byCode[code] ?? explanationOf(message))(source, message)
  explained.cause = error
  return explained
}

const explanationOf = (message: string): Explanation => (/closed state|Connection lost/.test(message) ? dropped : failed)
