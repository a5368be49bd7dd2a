import { connect, type Socket } from 'node:net'
import type { Connection, SslOptions, createConnection } from 'mysql2'
import { codeOf } from '../relational/codeOf.ts'
import type { Source } from '../relational/Source.ts'
import { ScanError } from '../ScanError.ts'
import { killQuery } from './killQuery.ts'
import { numberOf, sourceError } from './sourceError.ts'

const connectTimeoutMs = 10_000
/** The server's limit for one query of the catalogue. */
export const statementTimeoutMs = 30_000
/** The client's is longer, so that it only ends what the server no longer answers. */
const queryTimeoutMs = statementTimeoutMs + 10_000
const closeTimeoutMs = 1000

/** A session with a source. Queries throw `ScanError`, or the signal's reason when that was aborted. */
export interface SourceConnection {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>
  /** The rows alone, each a list of values. */
  rows(text: string): Promise<unknown[][]>
  close(): Promise<void>
}

type Ssl = SslOptions | undefined
type Driver = { createConnection: typeof createConnection }

const encrypted: Ssl = { rejectUnauthorized: false }
const encryptedByKnownAuthority: Ssl = { rejectUnauthorized: true, verifyIdentity: false }
const encryptedByKnownHost: Ssl = { rejectUnauthorized: true, verifyIdentity: true }

/** The connections to try for each `sslMode`, as for PostgreSQL: 0 disable, 1 allow, 2 prefer, 3 require, 4 verify-ca, 5 verify-full. */
const attempts: Record<number, readonly Ssl[]> = {
  0: [undefined],
  1: [undefined, encrypted],
  2: [encrypted, undefined],
  3: [encrypted],
  4: [encryptedByKnownAuthority],
  5: [encryptedByKnownHost],
}

const secureTransportRequired = 3159
const accessDenied = 1045

/** Opens the one session of a scan. Throws `ScanError`, or the signal's reason when that was aborted; aborting later ends the session. */
export async function connectToSource(source: Source, signal: AbortSignal): Promise<SourceConnection> {
  const ways = attempts[source.sslMode]
  if (ways === undefined) throw new ScanError('ScanFailed', `The SSL mode ${source.sslMode} of the scan is not known. Choose 0 to 5.`)
  const [first, ...others] = ways
  try {
    return await open(source, first, signal)
  } catch (error) {
    signal.throwIfAborted()
    if (others.length === 0 || !isAboutEncryption(error, first !== undefined)) throw sourceError(source, error)
  }
  try {
    return await open(source, others[0], signal)
  } catch (error) {
    signal.throwIfAborted()
    throw sourceError(source, error)
  }
}

/**
 * Whether the other way, with or without encryption, may do better. A server that wants encryption of an account tells no more than that
 * access is denied, so `allow` tries such a refusal again; in any other mode a wrong password is tried once.
 */
const isAboutEncryption = (error: unknown, wasEncrypted: boolean): boolean =>
  wasEncrypted
    ? ['HANDSHAKE_NO_SSL_SUPPORT', 'HANDSHAKE_SSL_ERROR'].includes(codeOf(error))
    : [secureTransportRequired, accessDenied].includes(numberOf(error))

async function open(source: Source, ssl: Ssl, signal: AbortSignal): Promise<SourceConnection> {
  // It takes its time and memory to load: only nodes that scan MySQL spend them.
  const driver = await import('mysql2')
  signal.throwIfAborted()
  const make = () => makeConnection(driver, source, ssl)
  const { connection, socket } = make()
  // The first error is the reason; those of later queries only say that the connection is unusable.
  let lost: Error | undefined
  connection.on('error', (error: Error) => (lost ??= error))
  const stop = () => socket.destroy()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await connected(connection, signal)
  } catch (error) {
    connection.destroy()
    stop()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
  let killed = Promise.resolve()
  const kill = () => {
    socket.destroy()
    killed = killQuery(make(), connection.threadId)
  }
  signal.addEventListener('abort', kill, { once: true })
  const ask = async <Row>(text: string, more: { values?: unknown[]; rowsAsArray?: boolean }): Promise<Row[]> => {
    signal.throwIfAborted()
    try {
      return await answerOf<Row>(connection, { sql: text, timeout: queryTimeoutMs, ...more }, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw sourceError(source, lost ?? error)
    }
  }
  return {
    query: (text, values = []) => ask(text, { values }),
    rows: (text) => ask(text, { rowsAsArray: true }),
    async close() {
      signal.removeEventListener('abort', kill)
      await Promise.all([end(connection, socket), killed])
    },
  }
}

/** What a server may ask of a client beyond answers is refused: to be sent a file of this machine, and the password in clear. */
function makeConnection(driver: Driver, source: Source, ssl: Ssl): { connection: Connection; socket: Socket } {
  const { host, port, database, user, password } = source
  // `_host` is where Node looks for the name to compare the certificate with; `mysql2` gives it none when the host is an address.
  const socket: Socket = Object.assign(connect({ host, port, noDelay: true, keepAlive: true }), { _host: host })
  const connection = driver.createConnection({
    host,
    port,
    database,
    user,
    password,
    // A copy, since `mysql2` keeps contexts and sessions of TLS by the object: a resumed session is not verified again.
    ...(ssl ? { ssl: { ...ssl } } : {}),
    stream: () => socket,
    charset: 'UTF8MB4_UNICODE_CI',
    connectTimeout: connectTimeoutMs,
    connectAttributes: { program_name: 'mooring' },
    flags: ['-LOCAL_FILES'],
    // A parser compiled for each shape of rows would be kept for every table of the source.
    disableEval: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
  })
  return { connection, socket }
}

function connected(connection: Connection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    connection.once('connect', () => resolve())
    connection.once('error', reject)
  })
}

interface Question {
  sql: string
  timeout: number
  values?: unknown[]
  rowsAsArray?: boolean
}

/** `mysql2` forgets its callbacks when a connection is torn down, so whoever aborts is answered here. */
function answerOf<Row>(connection: Connection, question: Question, signal: AbortSignal): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason as Error)
    signal.addEventListener('abort', give, { once: true })
    connection.query(question, (error, rows) => {
      signal.removeEventListener('abort', give)
      if (error) reject(error)
      else resolve(rows as unknown as Row[])
    })
  })
}

function end(connection: Connection, socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(giveUp)
      socket.destroy()
      resolve()
    }
    const giveUp = setTimeout(finish, closeTimeoutMs)
    if (socket.destroyed) finish()
    else connection.end(finish)
  })
}
