import { codeOf } from '../relational/codeOf.ts'
import { addressOf, type Source } from '../relational/Source.ts'
import { saidBy } from '../relational/storable.ts'
import { unreachable, unreachableBecause, unreachableByCode } from '../relational/unreachable.ts'
import { ScanError } from '../ScanError.ts'

type Explanation = (source: Source, message: string) => ScanError

const serverOf = (source: Source): string => `the PostgreSQL server at ${addressOf(source)}`

const silent: Explanation = (source) => unreachableBecause(serverOf(source), 'silent')
const dropped: Explanation = (source) => unreachableBecause(serverOf(source), 'dropped')
const busy: Explanation = (source, message) =>
  unreachable(serverOf(source), message, 'Run the scan again when the server takes connections.')
const noTls: Explanation = (source) =>
  unreachable(
    serverOf(source),
    'it does not offer encryption',
    'Switch SSL on in the server, or choose the SSL mode "prefer" for the scan.',
  )
const brokenTls: Explanation = (source, message) =>
  unreachable(serverOf(source), `no encrypted connection came about (${message})`, 'Check the SSL settings of the server and of the scan.')

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
  const exact = bySqlState[code]
  if (exact) return exact
  // Connection exceptions, too many connections, and servers that start or stop.
  if (/^08|^53300$|^57P0[1-4]$/.test(code)) return busy
  return byMessage.find(([pattern]) => pattern.test(message))?.[1] ?? failed
}

/** Turns what `pg` threw into what the person who runs the scan can act on. */
export function sourceError(source: Source, error: unknown): ScanError {
  const message = saidBy(error)
  const code = codeOf(error)
  const explained = unreachableByCode(serverOf(source), code, message) ?? explanationOf(code, message)(source, message)
  explained.cause = error
  return explained
}
