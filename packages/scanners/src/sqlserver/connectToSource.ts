import { setTimeout } from 'node:timers/promises'
import type * as Driver from 'tedious'
import type { Connection, ConnectionConfiguration } from 'tedious'
import { numberOf, sourceError } from './sourceError.ts'
import type { SqlServerSource } from './SqlServerSource.ts'

const connectTimeoutMs = 10_000
/** The server knows no limit: when this has passed it is told to stop. */
const statementTimeoutMs = 60_000
const cancelTimeoutMs = 600

/** A session with a source. Queries throw `ScanError`, or the signal's reason when that was aborted. */
export interface SourceConnection {
  query<Row>(text: string, values?: Record<string, number>): Promise<Row[]>
  /** The rows alone, each a list of values. */
  rows(text: string, timeoutMs: number): Promise<unknown[][]>
  close(): Promise<void>
}

interface Cell {
  value: unknown
  metadata: { colName: string }
}

interface Session {
  driver: typeof Driver
  connection: Connection
  /** Called when the server has answered, if only that it stopped. */
  complete: () => void
}

interface Question {
  text: string
  values: Record<string, number>
  timeoutMs: number
}

/** Opens the one session of a scan, always encrypted. Throws `ScanError`, or the signal's reason when that was aborted; aborting later ends the session. */
export async function connectToSource(source: SqlServerSource, signal: AbortSignal): Promise<SourceConnection> {
  signal.throwIfAborted()
  // It brings clients of Azure along, some 40 MB: only nodes that scan SQL Server carry them.
  const driver = await import('tedious')
  signal.throwIfAborted()
  const connection = new driver.Connection(configurationOf(source))
  try {
    await connected(connection, signal)
  } catch (error) {
    connection.close()
    signal.throwIfAborted()
    throw sourceError(source, error, true)
  }
  // The first error is the reason; those of later queries only say that the connection is unusable.
  let lost: Error | undefined
  connection.on('error', (error: Error) => (lost ??= error))
  let idle = Promise.resolve()
  const ask = async (question: Question): Promise<Cell[][]> => {
    signal.throwIfAborted()
    const completion = Promise.withResolvers<void>()
    idle = completion.promise
    try {
      return await answerOf({ driver, connection, complete: completion.resolve }, question, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw sourceError(source, lost ?? error)
    }
  }
  return {
    async query<Row>(text: string, values: Record<string, number> = {}) {
      const rows = await ask({ text, values, timeoutMs: statementTimeoutMs })
      return rows.map((cells) => Object.fromEntries(cells.map(({ metadata, value }) => [metadata.colName, value])) as Row)
    },
    rows: async (text, timeoutMs) => (await ask({ text, values: {}, timeoutMs })).map((cells) => cells.map(({ value }) => value)),
    async close() {
      // Closed earlier, the word to stop might not leave this machine.
      await Promise.race([idle, setTimeout(cancelTimeoutMs, undefined, { ref: false })])
      connection.close()
    },
  }
}

function configurationOf({ endpoint, database, user, password }: SqlServerSource): ConnectionConfiguration {
  const { host, port, instance } = endpoint
  return {
    server: host,
    authentication: { type: 'default', options: { userName: user, password } },
    options: {
      ...(instance === null ? { port: port ?? undefined } : { instanceName: instance }),
      database,
      // A server whose certificate nobody vouches for could be anyone, and would be sent the password.
      encrypt: true,
      trustServerCertificate: false,
      appName: 'mooring',
      connectTimeout: connectTimeoutMs,
      cancelTimeout: cancelTimeoutMs,
      requestTimeout: statementTimeoutMs,
      maxRetriesOnTransientErrors: 0,
      // Of an availability group, the copy that is there for readers.
      readOnlyIntent: true,
      // Rows are looked at, not relied on: nobody is kept from writing.
      connectionIsolationLevel: 0x01,
      enableArithAbort: true,
    },
  }
}

/** `tedious` says why a login failed in a message of its own, with the number, and then fails without. */
function connected(connection: Connection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let said: { number: number; message: string } | undefined
    const give = () => {
      connection.close()
      reject(signal.reason as Error)
    }
    signal.addEventListener('abort', give, { once: true })
    connection.on('errorMessage', (message: { number: number; message: string }) => (said ??= message))
    connection.on('error', () => undefined)
    connection.connect((error) => {
      signal.removeEventListener('abort', give)
      if (!error) resolve()
      else if (said && numberOf(error) === 0) reject(Object.assign(new Error(said.message, { cause: error }), { number: said.number }))
      else reject(error)
    })
  })
}

/** On abort the server is told to stop through the same connection, which is closed when it has answered, or after a moment. */
function answerOf(
  { driver, connection, complete }: Session,
  { text, values, timeoutMs }: Question,
  signal: AbortSignal,
): Promise<Cell[][]> {
  return new Promise((resolve, reject) => {
    const rows: Cell[][] = []
    const give = () => {
      connection.cancel()
      reject(signal.reason as Error)
    }
    const request = new driver.Request(text, (error) => {
      signal.removeEventListener('abort', give)
      complete()
      if (error) reject(error)
      else resolve(rows)
    })
    for (const [name, value] of Object.entries(values)) request.addParameter(name, driver.TYPES.Int, value)
    request.setTimeout(timeoutMs)
    request.on('row', (cells: Cell[]) => void rows.push(cells))
    signal.addEventListener('abort', give, { once: true })
    connection.execSql(request)
  })
}
