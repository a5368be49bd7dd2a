import { setTimeout as delay } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { connectClient, makePool, type Connection } from './connection.ts'
import type { DatabaseLog } from './DatabaseLog.ts'
import { openEmbeddedServer } from './embedded.ts'
import { PrismaClient } from './generated/client.ts'
import { waitForServer } from './waitForServer.ts'

/** PostgreSQL, embedded or a server: nobody above can tell which. */
export type Database = {
  prisma: PrismaClient
  /** A connection of its own, for LISTEN or a session-level lock; its user ends it, and learns of its loss from its `end` event. */
  connect: () => Promise<pg.Client>
  /** A pool of its own, for work that needs other limits than requests do; its user ends it. */
  makePool: (limits: { max: number; statementTimeoutMs: number }) => pg.Pool
  /** True when a query is answered within two seconds. */
  isReady: () => Promise<boolean>
  /** Called once, when the embedded database is lost and cannot be brought back; never for a server, which is waited for. */
  onLost: (callback: (error: Error) => void) => void
  close: () => Promise<void>
}

const READY_TIMEOUT_MS = 2_000
const REQUEST_LIMITS = { max: 10, statementTimeoutMs: 30_000 }

/** Opens what the configuration names; a `DatabaseError` says in a sentence why it cannot. */
export async function openDatabase(config: Pick<Config, 'dataDirectory' | 'databaseUrl'>, log: DatabaseLog): Promise<Database> {
  if (config.databaseUrl !== null) {
    const connection = { connectionString: config.databaseUrl }
    await waitForServer(connection, log)
    return openConnection(connection)
  }
  const server = await openEmbeddedServer({ dataDirectory: config.dataDirectory, log })
  const database = openConnection(server.connection)
  return {
    ...database,
    onLost: (callback) => server.onLost(callback),
    async close() {
      await database.close()
      await server.close()
    },
  }
}

/** The database behind a connection that is known to work. */
export function openConnection(connection: Connection): Database {
  const pool = makePool(connection, REQUEST_LIMITS)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    prisma,
    connect: () => connectClient(connection, 'mooring'),
    makePool: (limits) => makePool(connection, limits),
    isReady: () => answersInTime(pool),
    onLost: () => undefined,
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

async function answersInTime(pool: pg.Pool): Promise<boolean> {
  const answered = pool.query('SELECT 1').then(
    () => true,
    () => false,
  )
  const late = new AbortController()
  const timeout = delay(READY_TIMEOUT_MS, false, { signal: late.signal, ref: false }).catch(() => false)
  try {
    return await Promise.race([answered, timeout])
  } finally {
    late.abort()
  }
}
