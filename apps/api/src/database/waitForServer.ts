import { setTimeout as delay } from 'node:timers/promises'
import { connectClient, type Connection } from './connection.ts'
import { DatabaseError } from './DatabaseError.ts'
import type { DatabaseLog } from './DatabaseLog.ts'

const PATIENCE_MS = 30_000
const DELAY_MS_MAX = 2_000
const VERSION_MIN = 150_000

/** What a server that is still starting, or a network that is still being set up, answers. */
const PASSING_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]

/** Returns when the server answers; waits half a minute for it, so that it does not matter which of the two starts first. */
export async function waitForServer(connection: Connection, log: DatabaseLog, patienceMs = PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (let delayMs = 100; ; delayMs = Math.min(delayMs * 2, DELAY_MS_MAX)) {
    try {
      return await checkServer(connection)
    } catch (error) {
      if (error instanceof DatabaseError) throw error
      if (!isPassing(error) || Date.now() + delayMs > deadline) throw new DatabaseError(refusal(error), { cause: error })
      if (delayMs === 100) log.info('Waiting for the database server of MOORING_DATABASE_URL.')
    }
    await delay(delayMs)
  }
}

async function checkServer(connection: Connection): Promise<void> {
  const client = await connectClient(connection, 'mooring')
  try {
    const { rows } = await client.query<{ version: number }>(`SELECT current_setting('server_version_num')::int AS version`)
    const version = rows[0]?.version ?? 0
    if (version < VERSION_MIN)
      throw new DatabaseError(
        `The server of MOORING_DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}; Mooring needs 15 or newer.`,
      )
  } finally {
    await client.end()
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Error && (PASSING_CODES.includes(codeOf(error)) || /timeout|terminated/i.test(error.message))
}

function refusal(error: unknown): string {
  if (!(error instanceof Error)) return 'The database server of MOORING_DATABASE_URL cannot be reached.'
  // PostgreSQL's own message names the user or the database; anything else could repeat parts of the URL.
  const reason = /^[0-9A-Z]{5}$/.test(codeOf(error)) ? error.message : codeOf(error) || error.name
  return `The database server of MOORING_DATABASE_URL cannot be used: ${reason}.`
}

/** For a name with several addresses Node throws an AggregateError whose parts have the code. */
function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
