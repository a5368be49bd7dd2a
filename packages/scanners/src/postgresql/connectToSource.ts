import type { ConnectionOptions } from 'node:tls'
import { Client, type QueryResultRow } from 'pg'
import { codeOf } from '../relational/codeOf.ts'
import type { Source } from '../relational/Source.ts'
import { isAboutTls } from '../relational/unreachable.ts'
import { ScanError } from '../ScanError.ts'
import { cancelRequest } from './cancelRequest.ts'
import { sourceError } from './sourceError.ts'

const connectTimeoutMs = 10_000
/** The server's limit for one query; the client's is longer, so that it only ends what the server no longer answers. */
export const statementTimeoutMs = 60_000
const queryTimeoutMs = statementTimeoutMs + 10_000
const closeTimeoutMs = 1000

/** A session with a source. Queries throw `ScanError`, or the signal's reason when that was aborted. */
export interface SourceConnection {
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** Sends several statements at once; the rows of each SELECT come back, a row being a list of values. */
  batch(statements: readonly string[]): Promise<unknown[][][]>
  close(): Promise<void>
}

type Ssl = ConnectionOptions | false

const encrypted: Ssl = { rejectUnauthorized: false }
const encryptedByKnownAuthority: Ssl = { checkServerIdentity: () => undefined }
const encryptedByKnownHost: Ssl = {}

/**
 * What `sslMode` of a scan means: the contract only says "int32", and this is the order that libpq and Npgsql give the six modes.
 * Each mode is the list of connections to try. 0 disable, 1 allow, 2 prefer (also when absent), 3 require,
 * 4 verify-ca, 5 verify-full; `require` encrypts without verifying, as in libpq.
 */
const attempts: Record<number, readonly Ssl[]> = {
  0: [false],
  1: [false, encrypted],
  2: [encrypted, false],
  3: [encrypted],
  4: [encryptedByKnownAuthority],
  5: [encryptedByKnownHost],
}

/** Opens the one session of a scan. Throws `ScanError`, or the signal's reason when that was aborted; aborting later ends the session. */
export async function connectToSource(source: Source, signal: AbortSignal): Promise<SourceConnection> {
  const [first, second] = attempts[source.sslMode] ?? []
  if (first === undefined) throw new ScanError('ScanFailed', `The SSL mode ${source.sslMode} of the scan is not known. Choose 0 to 5.`)
  try {
    return await open(source, first, signal)
  } catch (error) {
    signal.throwIfAborted()
    if (second === undefined || !isAboutEncryption(error)) throw sourceError(source, error)
  }
  try {
    return await open(source, second, signal)
  } catch (error) {
    signal.throwIfAborted()
    throw sourceError(source, error)
  }
}

/** Whether the other way, with or without encryption, may do better. 28000 is how pg_hba.conf refuses one of the two; a wrong password is 28P01. */
function isAboutEncryption(error: unknown): boolean {
  const code = codeOf(error)
  return code === '28000' || isAboutTls(code) || (error instanceof Error && /SSL connection/.test(error.message))
}

async function open(source: Source, ssl: Ssl, signal: AbortSignal): Promise<SourceConnection> {
  signal.throwIfAborted()
  const { host, port, database, user, password } = source
  const client = new Client({
    host,
    port,
    database,
    user,
    password,
    ssl,
    application_name: 'mooring',
    client_encoding: 'UTF8',
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
  })
  // The first error is the reason; those of later queries only say that the connection is unusable.
  let lost: Error | undefined
  client.on('error', (error) => (lost ??= error))
  const forgetAbort = stopOnAbort(client, signal)
  try {
    await client.connect()
  } catch (error) {
    forgetAbort()
    client.connection.stream.destroy()
    throw error
  }
  const ask = async <Answer>(question: () => Promise<Answer>): Promise<Answer> => {
    signal.throwIfAborted()
    try {
      return await question()
    } catch (error) {
      signal.throwIfAborted()
      throw sourceError(source, lost ?? error)
    }
  }
  return {
    query: async <Row extends QueryResultRow>(text: string, values: unknown[] = []) =>
      (await ask(() => client.query<Row>(text, values))).rows,
    async batch(statements) {
      const results = await ask(() => client.query<unknown[]>({ text: statements.join(';'), rowMode: 'array' }))
      // The types of `pg` know one result only; several statements have several.
      return [results].flat().flatMap(({ command, rows }) => (command === 'SELECT' ? [rows] : []))
    },
    async close() {
      forgetAbort()
      await end(client)
    },
  }
}

/** On abort the server is told to stop and the connection is torn down at once: whoever waits for an answer learns it then. */
function stopOnAbort(client: Client, signal: AbortSignal): () => void {
  let key: { processID: number; secretKey: number } | undefined
  client.connection.once('backendKeyData', (message) => (key = message))
  const stop = () => {
    if (key) void cancelRequest({ host: client.host, port: client.port, processId: key.processID, secretKey: key.secretKey })
    client.connection.stream.destroy()
  }
  signal.addEventListener('abort', stop, { once: true })
  return () => signal.removeEventListener('abort', stop)
}

async function end(client: Client): Promise<void> {
  const giveUp = setTimeout(() => client.connection.stream.destroy(), closeTimeoutMs)
  try {
    await client.end()
  } finally {
    clearTimeout(giveUp)
  }
}
