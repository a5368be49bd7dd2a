import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import { prepareCluster, removeAbandoned, type Cluster } from './cluster.ts'
import { DataDirectoryInUse, takeConsoleLock, type ConsoleLock } from './consoleLock.ts'
import { DatabaseError } from './DatabaseError.ts'
import type { DatabaseLog } from './DatabaseLog.ts'
import { isOwnUser } from './directories.ts'
import { keepLogSmall, type ServerSettings } from './launch.ts'
import { SOCKET_PORT } from './socketDirectory.ts'
import { stopServer } from './stopServer.ts'

export type EmbeddedServer = {
  /** How to connect, without a password: the socket's directory tells who may. */
  connection: { host: string; port: number; user: string; database: string; ssl: false }
  /** False while the server is being started again. */
  isRunning(): boolean
  /** Called once, when the server is lost and cannot be brought back; the sentence says why. */
  onLost(callback: (error: Error) => void): void
  /** Stops the server, also one that was taken over. */
  close(): Promise<void>
}

export type EmbeddedServerOptions = { dataDirectory: string; log: DatabaseLog; settings?: ServerSettings }

const DATABASE = 'mooring'
const RESTART_DELAYS_MS = [0, 100, 250, 500, 1_000, 2_000, 5_000, 10_000]
const LOG_CHECK_INTERVAL_MS = 60_000

/**
 * PostgreSQL as part of the console: made, started or taken over, held by exactly one console, and started again when it dies.
 *
 *   lock held --connection lost--> restarting --lock taken again--> lock held
 *                                      |---another console was faster, or it does not start---> lost
 */
export async function openEmbeddedServer({ dataDirectory, log, settings = {} }: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const prepared = await prepareCluster(dataDirectory)
  if (!isOwnUser(prepared.user)) log.info(`PostgreSQL does not run as root: the database server runs as the user ${prepared.user.name}.`)
  const first = await takeConsoleLock(prepared, settings)
  const cluster: Cluster = { ...prepared, socketDirectory: first.socketDirectory }
  await makeDatabase(first.client)
  await removeAbandoned(dataDirectory)
  return superviseServer(first, { cluster, log, settings })
}

/** The console's own role may do everything in its own database and nothing to the server. */
async function makeDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '${DATABASE}') AS role,
            EXISTS (SELECT FROM pg_database WHERE datname = '${DATABASE}') AS database`,
  )
  if (!rows[0]?.role) await client.query(`CREATE ROLE ${DATABASE} LOGIN`)
  if (!rows[0]?.database) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${DATABASE}`)
}

function superviseServer(first: ConsoleLock, options: { cluster: Cluster; log: DatabaseLog; settings: ServerSettings }): EmbeddedServer {
  const { cluster, log, settings } = options
  const lostCallbacks: ((error: Error) => void)[] = []
  const closing = new AbortController()
  let lock: pg.Client | null = null
  let restarting: Promise<void> | null = null

  function hold(client: pg.Client): void {
    lock = client
    client.once('end', () => {
      lock = null
      if (!closing.signal.aborted) restarting = restart()
    })
  }

  async function restart(): Promise<void> {
    log.warn('The database server was lost; it is being started again.')
    try {
      hold((await takeLockAgain({ cluster, settings, signal: closing.signal })).client)
      log.info('The database server is back.')
    } catch (error) {
      if (closing.signal.aborted) return
      const reason = error instanceof Error ? error : new DatabaseError('The database server was lost.', { cause: error })
      for (const callback of lostCallbacks) callback(reason)
    }
  }

  const logCheck = setInterval(() => {
    keepLogSmall(cluster.logFile).catch((error: unknown) => log.warn(`The database server's log cannot be bounded: ${String(error)}`))
  }, LOG_CHECK_INTERVAL_MS).unref()

  hold(first.client)
  return {
    connection: { host: cluster.socketDirectory, port: SOCKET_PORT, user: DATABASE, database: DATABASE, ssl: false },
    isRunning: () => lock !== null,
    onLost: (callback) => lostCallbacks.push(callback),
    async close() {
      closing.abort()
      clearInterval(logCheck)
      await restarting
      // Without the lock the server may be another console's by now.
      if (lock !== null) await stopServer(cluster.directory)
    },
  }
}

async function takeLockAgain(options: { cluster: Cluster; settings: ServerSettings; signal: AbortSignal }): Promise<ConsoleLock> {
  const { cluster, settings, signal } = options
  let failure: unknown
  for (const delayMs of RESTART_DELAYS_MS) {
    await delay(delayMs, undefined, { signal })
    try {
      return await takeConsoleLock(cluster, settings)
    } catch (error) {
      if (error instanceof DataDirectoryInUse) throw error
      failure = error
    }
  }
  throw failure
}
