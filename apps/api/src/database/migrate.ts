import type pg from 'pg'
import { DatabaseError } from './DatabaseError.ts'
import { hasCode } from './hasCode.ts'
import { readMigrations, toMigrationList, type Migration } from './migrations.ts'
import type { Database } from './open.ts'
import { NO_FILTER, withSchemaEngine } from './schemaEngine.ts'

/** Any number that only migrating uses ("migr" in ASCII). */
const LOCK_KEY = 0x6d696772
const LOCK_TIMEOUT_MS = 120_000

type AppliedMigration = { name: string; checksum: string; isFinished: boolean }

/**
 * Brings the database to the state that this version of the code needs; answers the names of the migrations that it
 * applied. Several processes may do so at once: one works, the others wait. With nothing to do it costs one query.
 */
export async function migrate(database: Pick<Database, 'connect' | 'makePool'>, migrations?: Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations())
  const client = await database.connect()
  try {
    if (listPending(wanted, await readApplied(client)).length === 0) return []
    await lock(client)
    const applied = await readApplied(client)
    if (listPending(wanted, applied).length === 0) return []
    await forgetUnfinished(client, applied)
    return await applyMigrations(database, client, wanted)
  } finally {
    // Ends the session and with it the lock.
    await client.end()
  }
}

async function lock(client: pg.Client): Promise<void> {
  try {
    await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`)
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY])
  } catch (error) {
    if (!hasCode(error, '55P03')) throw error
    throw new DatabaseError('Another process has been changing the database for two minutes: start again when it is done.', {
      cause: error,
    })
  }
}

async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query<{ exists: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists`)
  if (!found[0]?.exists) return []
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished"
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows
}

function listPending(wanted: Migration[], applied: AppliedMigration[]): Migration[] {
  for (const { name, checksum, isFinished } of applied) {
    const migration = wanted.find((candidate) => candidate.name === name)
    if (migration === undefined) {
      throw new DatabaseError(`The database is of a newer version of Mooring (it has the migration ${name}): start that version.`)
    }
    if (isFinished && migration.checksum !== checksum) {
      throw new DatabaseError(`The migration ${name} was changed after it had been applied to the database: restore its file.`)
    }
  }
  return wanted.filter(({ name }) => !applied.some((row) => row.name === name && row.isFinished))
}

/**
 * A migration that failed, or whose process was killed, stays marked as begun. Its script is one transaction that ends
 * with the mark that it is done (see `withSchemaEngine`): PostgreSQL has undone all of it and it can begin again.
 */
async function forgetUnfinished(client: pg.Client, applied: AppliedMigration[]): Promise<void> {
  if (applied.every(({ isFinished }) => isFinished)) return
  await client.query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL')
}

async function applyMigrations(database: Pick<Database, 'makePool'>, client: pg.Client, wanted: Migration[]): Promise<string[]> {
  try {
    const migrationsList = toMigrationList(wanted)
    return (await withSchemaEngine(database, (engine) => engine.applyMigrations({ migrationsList, filters: NO_FILTER })))
      .appliedMigrationNames
  } catch (error) {
    const failed = (await readApplied(client)).find(({ isFinished }) => !isFinished)
    if (failed === undefined || !(error instanceof Error)) throw error
    throw new DatabaseError(`The migration ${failed.name} failed and was undone: ${error.message}.`, { cause: error })
  }
}
