import pg from 'pg'

/** Where and as whom to connect; it may hold a password and is never logged. */
export type Connection = Pick<pg.ClientConfig, 'host' | 'port' | 'user' | 'database' | 'ssl' | 'connectionString'>

const CONNECT_TIMEOUT_MS = 10_000

/**
 * A connection of its own, for LISTEN or a session-level lock; its user ends it. A lost connection shows as the
 * client's `end` event: its `error` event, which would end the process, is taken care of.
 */
export async function connectClient(connection: Connection, applicationName: string): Promise<pg.Client> {
  const client = new pg.Client({
    ...connection,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** A pool of at most `max` connections, none of which runs a statement for longer than the time-out (0: as long as it takes). */
export function makePool(connection: Connection, limits: { max: number; statementTimeoutMs: number }): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    application_name: 'mooring',
    max: limits.max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    statement_timeout: limits.statementTimeoutMs,
    keepAlive: true,
    // An open pool alone does not keep the process alive.
    allowExitOnIdle: true,
  })
  // The pool drops a connection that broke while idle and makes another when one is needed.
  pool.on('error', () => undefined)
  return pool
}
