import { ScanError } from '../ScanError.ts'
import { addressOf, type Source } from './Source.ts'

type Explanation = (source: Source, message: string) => ScanError

const unreachable = (source: Source, why: string, next: string) =>
  new ScanError('SourceUnreachable', `The node cannot reach the PostgreSQL server at ${addressOf(source)}: ${why}. ${next}`)

const checkNetwork = 'Check that this machine can open a connection to that host and port, and what firewalls in between allow.'

const refusesConnection: Explanation = (source) =>
  unreachable(source, 'nothing listens there', 'Check the port, that the server runs, and that it listens on this address.')
const unknownHost: Explanation = (source) =>
  unreachable(source, 'the name is not known here', 'Check the spelling of the server endpoint and the name servers of the node.')
const noRoute: Explanation = (source) => unreachable(source, 'there is no route to it', checkNetwork)
const silent: Explanation = (source) => unreachable(source, 'it did not answer in time', checkNetwork)
const dropped: Explanation = (source) =>
  unreachable(source, 'the connection was closed', 'Look into the log of the server, then run the scan again.')
const busy: Explanation = (source, message) => unreachable(source, message, 'Run the scan again when the server takes connections.')
const untrusted: Explanation = (source, message) =>
  unreachable(
    source,
    `its certificate is not trusted (${message})`,
    'Give the node the certificate of its authority in NODE_EXTRA_CA_CERTS, or choose an SSL mode of the scan that does not verify it.',
  )
const noTls: Explanation = (source) =>
  unreachable(source, 'it does not offer encryption', 'Switch SSL on in the server, or choose the SSL mode "prefer" for the scan.')
const brokenTls: Explanation = (source, message) =>
  unreachable(source, `no encrypted connection came about (${message})`, 'Check the SSL settings of the server and of the scan.')

const byNodeCode: Record<string, Explanation> = {
  ECONNREFUSED: refusesConnection,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  EADDRNOTAVAIL: noRoute,
  ETIMEDOUT: silent,
  ECONNRESET: dropped,
  EPIPE: dropped,
  ERR_TLS_CERT_ALTNAME_INVALID: untrusted,
  CERT_HAS_EXPIRED: untrusted,
  CERT_NOT_YET_VALID: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
}

/** https://www.postgresql.org/docs/18/errcodes-appendix.html */
const bySqlState: Record<string, Explanation> = {
  '28P01': (source) =>
    new ScanError(
      'SourceCredentialRefused',
      `The PostgreSQL server at ${addressOf(source)} refused the password of the user "${source.user}". Check the credential that the scan names.`,
    ),
  28000: (source, message) =>
    new ScanError(
      'SourceCredentialRefused',
      `The PostgreSQL server at ${addressOf(source)} does not let the user "${source.user}" in: ${message}. Check the credential that the scan names, and pg_hba.conf of the server.`,
    ),
  '3D000': (source) =>
    new ScanError(
      'SourceDatabaseNotFound',
      `The PostgreSQL server at ${addressOf(source)} has no database named "${source.database}". Check the database name of the scan.`,
    ),
  42501: (source, message) =>
    new ScanError(
      'SourcePermissionDenied',
      `The PostgreSQL server at ${addressOf(source)} does not let the user "${source.user}" read what the scan needs: ${message}. Grant CONNECT on the database and leave pg_catalog readable.`,
    ),
  57014: (source) => tooSlow(source, 'it did not answer a query of the catalogue in time'),
  '55P03': (source) => tooSlow(source, 'its catalogue stayed locked'),
  '25P03': (source) => tooSlow(source, 'it ended the session, which had waited too long for the console'),
}

function tooSlow(source: Source, why: string): ScanError {
  return new ScanError(
    'SourceTimeout',
    `The PostgreSQL server at ${addressOf(source)} was too slow: ${why}. Run the scan again when it is less busy.`,
  )
}

/** What `pg` says without a code. */
const byMessage: [RegExp, Explanation][] = [
  [/timeout expired/, silent],
  [/Query read timeout/, (source) => tooSlow(source, 'it did not answer a query of the catalogue in time')],
  [/does not support SSL/, noTls],
  [/establishing an SSL connection/, brokenTls],
  [/Connection terminated|not queryable|Client was closed/, dropped],
]

const failed: Explanation = (source, message) =>
  new ScanError(
    'ScanFailed',
    `The PostgreSQL server at ${addressOf(source)} answered with an error: ${message}. Look into its log for the details.`,
  )

function explanationOf(code: string, message: string): Explanation {
  const exact = byNodeCode[code] ?? bySqlState[code]
  if (exact) return exact
  // Connection exceptions, too many connections, and servers that start or stop.
  if (/^08|^53300$|^57P0[1-4]$/.test(code)) return busy
  if (/^ERR_(SSL|TLS)|^EPROTO$/.test(code)) return brokenTls
  return byMessage.find(([pattern]) => pattern.test(message))?.[1] ?? failed
}

/** The `code` of an error of Node.js or of PostgreSQL; empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Turns what `pg` threw into what the person who runs the scan can act on. */
export function sourceError(source: Source, error: unknown): ScanError {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 500).replace(/[.\s]+$/, '')
  const explained = explanationOf(codeOf(error), message)(source, message)
  explained.cause = error
  return explained
}
