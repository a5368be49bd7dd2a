import { codeOf } from '../relational/codeOf.ts'
import { saidBy } from '../relational/storable.ts'
import { unreachable, unreachableBecause, unreachableByCode } from '../relational/unreachable.ts'
import { ScanError } from '../ScanError.ts'
import { addressOfEndpoint } from './endpoint.ts'
import type { SqlServerSource } from './SqlServerSource.ts'

type Explanation = (source: SqlServerSource, message: string) => ScanError

const serverOf = ({ endpoint }: SqlServerSource): string => `the SQL Server at ${addressOfEndpoint(endpoint)}`
const The = ({ endpoint }: SqlServerSource): string => `The SQL Server at ${addressOfEndpoint(endpoint)}`

const refused: Explanation = (source) =>
  new ScanError(
    'SourceCredentialRefused',
    `${The(source)} refused the login "${source.user}" or its password. Check the credential that the scan names, and that the server allows SQL Server authentication.`,
  )
const refusedLogin: Explanation = (source, message) =>
  new ScanError(
    'SourceCredentialRefused',
    `${The(source)} does not let the login "${source.user}" in: ${message}. Check the login in the server, and the credential that the scan names.`,
  )
const noDatabase: Explanation = (source) =>
  new ScanError(
    'SourceDatabaseNotFound',
    `${The(source)} has no database named "${source.database}" that the login "${source.user}" may open. Check the database name of the scan, and that the login has a user in the database.`,
  )
const mayNotRead: Explanation = (source, message) =>
  new ScanError(
    'SourcePermissionDenied',
    `${The(source)} does not let the login "${source.user}" read what the scan needs: ${message}. Grant its user VIEW DEFINITION on the database, and the role db_datareader.`,
  )
const busy: Explanation = (source, message) =>
  unreachable(serverOf(source), message, 'Run the scan again when the server takes connections.')
const firewall: Explanation = (source) =>
  unreachable(serverOf(source), "its firewall does not let the node's address in", 'Add the address to the firewall rules of the server.')
const noTls: Explanation = (source) =>
  unreachable(serverOf(source), 'it does not offer encryption', 'Install a certificate in the server and let it encrypt connections.')
const untrusted: Explanation = (source, message) =>
  unreachable(
    serverOf(source),
    `its certificate is not trusted (${message})`,
    'Give the node the certificate of its authority in NODE_EXTRA_CA_CERTS, and name the server in the scan as its certificate does.',
  )
const noInstance: Explanation = (source, message) =>
  unreachable(
    serverOf(source),
    `its machine does not tell the port of the instance (${message})`,
    'Start SQL Server Browser there and let UDP port 1434 through, or write the port of the instance in the server endpoint: host,port.',
  )
const tooOld: Explanation = (source) =>
  new ScanError('ScanFailed', `${The(source)} is too old: SQL Server 2016 or newer is needed. Upgrade it, then scan again.`)

const tooSlow =
  (why: string): Explanation =>
  (source) =>
    new ScanError('SourceTimeout', `${The(source)} was too slow: ${why}. Run the scan again when it is less busy.`)

/** By the number of the server's error: https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors */
const byNumber: Record<number, Explanation> = {
  18456: refused,
  18452: refusedLogin,
  18470: refusedLogin,
  18486: refusedLogin,
  18487: refusedLogin,
  18488: refusedLogin,
  911: noDatabase,
  916: noDatabase,
  4060: noDatabase,
  4063: noDatabase,
  229: mayNotRead,
  230: mayNotRead,
  262: mayNotRead,
  297: mayNotRead,
  300: mayNotRead,
  207: tooOld,
  208: tooOld,
  40615: firewall,
  10928: busy,
  10929: busy,
  17142: busy,
  17809: busy,
  18401: busy,
  18461: busy,
  40197: busy,
  40501: busy,
  40613: busy,
  1205: tooSlow('it gave way to another session'),
  1222: tooSlow('its catalogue stayed locked'),
}

/** By the codes that `tedious` gives. */
const byCode: Record<string, Explanation> = {
  ELOGIN: refusedLogin,
  EENCRYPT: noTls,
  EINSTLOOKUP: noInstance,
  ECLOSE: (source) => unreachableBecause(serverOf(source), 'dropped'),
  ECANCEL: tooSlow('it did not answer a query of the catalogue in time'),
  ETIMEOUT: tooSlow('it did not answer a query of the catalogue in time'),
}

const failed: Explanation = (source, message) =>
  new ScanError('ScanFailed', `${The(source)} answered with an error: ${message}. Look into its log for the details.`)

/** The number of an error that the server sent; 0 when it is not the server's. */
export const numberOf = (error: unknown): number =>
  error instanceof Error && 'number' in error && typeof error.number === 'number' ? error.number : 0

/** What stands behind an error of `tedious`: that of the socket or of TLS, with its own code; of many addresses that failed, the first. */
function origin(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const cause: unknown = error instanceof AggregateError ? error.errors[0] : error.cause
  return cause instanceof Error ? origin(cause) : error
}

/** Turns what `tedious` threw into what the person who runs the scan can act on. `isConnecting`: no query has been asked yet. */
export function sourceError(source: SqlServerSource, error: unknown, isConnecting = false): ScanError {
  const reason = origin(error)
  const message = saidBy(reason)
  const explained = explanationOf({ error, reason, isConnecting }, message)(source, message)
  explained.cause = error
  return explained
}

interface Failure {
  error: unknown
  reason: unknown
  isConnecting: boolean
}

function explanationOf({ error, reason, isConnecting }: Failure, message: string): Explanation {
  const exact = byNumber[numberOf(error)]
  if (exact) return exact
  const code = codeOf(error)
  if (isConnecting && code === 'ETIMEOUT') return (source) => unreachableBecause(serverOf(source), 'silent')
  if (/certificate|altname|self.signed/i.test(message)) return untrusted
  const known = byCode[code]
  if (known) return known
  return (source) =>
    unreachableByCode(serverOf(source), codeOf(reason), message) ??
    (code === 'ESOCKET' || isConnecting ? unreachableBecause(serverOf(source), 'dropped') : failed(source, message))
}
