import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { ADMINISTRATOR, type Cluster } from './cluster.ts'
import { DatabaseError } from './DatabaseError.ts'
import { hasCode } from './hasCode.ts'
import { isProcessAlive } from './isProcessAlive.ts'
import { launchServer, type ServerSettings } from './launch.ts'
import { findPostmaster } from './postmaster.ts'
import { SOCKET_PORT } from './socketDirectory.ts'

/** One advisory lock in the database `postgres`; the number only has to be ours ("moor" in ASCII). */
const LOCK_KEY = 0x6d6f6f72
const HOLDER_PREFIX = 'mooring-console-'

/** Long enough to recover from a crash with a full write-ahead log. */
const START_TIMEOUT_MS = 120_000
/** The kernel closes a killed console's connection at once; its backend needs a moment to see it. */
const DEAD_HOLDER_TIMEOUT_MS = 10_000

/** The session that holds the lock, and where the server that it belongs to listens: a server taken over chose that itself. */
export type ConsoleLock = { client: pg.Client; socketDirectory: string }

/** Another living console holds the data directory. */
export class DataDirectoryInUse extends DatabaseError {}

/**
 * One console a data directory: whoever holds this session-level lock of the running server owns the directory, and the
 * server itself gives the lock back when the holder's process ends, however it ends. Starts the server when none runs.
 */
export async function takeConsoleLock(cluster: Cluster, settings: ServerSettings): Promise<ConsoleLock> {
  const lock = await connectToServer(cluster, settings)
  const { client } = lock
  try {
    const deadline = Date.now() + DEAD_HOLDER_TIMEOUT_MS
    while (!(await tryLock(client))) {
      const holder = await findHolder(client)
      if ((holder !== null && (await isProcessAlive(holder))) || Date.now() > deadline) {
        throw new DataDirectoryInUse(
          `Another Mooring console${holder === null ? '' : ` (process ${holder})`} uses the data directory ${cluster.dataDirectory}.`,
        )
      }
      await delay(50)
    }
    return lock
  } catch (error) {
    await client.end()
    throw error
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [LOCK_KEY])
  return rows[0]?.locked === true
}

async function findHolder(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ application_name: string }>(
    `SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = $1 AND application_name LIKE $2`,
    [LOCK_KEY, `${HOLDER_PREFIX}%`],
  )
  const pid = Number(rows[0]?.application_name.slice(HOLDER_PREFIX.length))
  return Number.isInteger(pid) && pid > 0 ? pid : null
}

async function connectToServer(cluster: Cluster, settings: ServerSettings): Promise<ConsoleLock> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const running = await findPostmaster(cluster.directory)
    try {
      if (running === null) await launchServer(cluster, settings)
      const socketDirectory = running?.socketDirectory ?? cluster.socketDirectory
      return { client: await connectAsAdministrator(socketDirectory), socketDirectory }
    } catch (error) {
      if (!isPassing(error)) throw error
      if (Date.now() > deadline)
        throw new DatabaseError(`The database server of ${cluster.dataDirectory} does not answer (see ${cluster.logFile}).`, {
          cause: error,
        })
    }
    await delay(20)
  }
}

/** The socket is not there yet or not any more; the server is starting, recovering or stopping (57P01, 57P03); or it went away. */
function isPassing(error: unknown): boolean {
  return hasCode(error, 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03') || hasPassingMessage(error)
}

/** pg has no code for a connection cut off; PostgreSQL refuses to start while a process of a killed server still ends. */
function hasPassingMessage(error: unknown): boolean {
  return error instanceof Error && /^Connection terminated|shared memory block .* is still in use/.test(error.message)
}

async function connectAsAdministrator(socketDirectory: string): Promise<pg.Client> {
  const client = new pg.Client({
    host: socketDirectory,
    port: SOCKET_PORT,
    user: ADMINISTRATOR,
    database: 'postgres',
    ssl: false,
    application_name: `${HOLDER_PREFIX}${process.pid}`,
    connectionTimeoutMillis: 10_000,
  })
  // Whoever uses the client learns of a lost connection from its `end`, which follows.
  client.on('error', () => undefined)
  await client.connect()
  return client
}
