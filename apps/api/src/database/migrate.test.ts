import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { createEmptyDatabase } from '../testing/testDatabase.ts'
import { migrate } from './migrate.ts'
import { makeMigration, readMigrations } from './migrations.ts'
import type { Database } from './open.ts'

const MIGRATE_DATABASE = fileURLToPath(new URL('../testing/migrateDatabase.ts', import.meta.url))

const fact = makeMigration('0001_fact', 'CREATE TABLE fact (id int); -- a comment; with a semicolon')
const body = makeMigration(
  '0002_function',
  `CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$; INSERT INTO fact VALUES (two())`,
)
const broken = makeMigration('0002_broken', 'CREATE TABLE half (id int); CREATE TABLE fact (id int);')

let database: Database
beforeEach(async () => {
  database = await createEmptyDatabase()
})
afterEach(() => database.close())

async function query(text: string): Promise<unknown[]> {
  const client = await database.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('the migrations of this repository apply to an empty database', async () => {
  const wanted = await readMigrations()
  const applied = await migrate(database)
  expect(applied).toEqual(wanted.map(({ name }) => name))
})

test('migrations run once, in order, and are recorded as Prisma records them', async () => {
  const first = await migrate(database, [fact])
  const second = await migrate(database, [fact, body])
  const third = await migrate(database, [fact, body])
  const recorded = await query(
    'SELECT migration_name, checksum, applied_steps_count, logs FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1',
  )
  expect([first, second, third]).toEqual([['0001_fact'], ['0002_function'], []])
  expect(await query('SELECT id FROM fact')).toEqual([{ id: 2 }])
  expect(recorded).toEqual([
    { migration_name: '0001_fact', checksum: fact.checksum, applied_steps_count: 1, logs: null },
    { migration_name: '0002_function', checksum: body.checksum, applied_steps_count: 1, logs: null },
  ])
})

test('three processes that start at once apply each migration once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mooring-migrate-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const { name, script } of [fact, body]) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'migration.sql'), script)
  }
  const [{ name } = { name: '' }] = await database.prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`
  const args = [MIGRATE_DATABASE, inject('testServer').host, name, folder]
  const outputs = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, args)))
  expect(outputs.map(({ stdout }) => stdout).toSorted()).toEqual(['["0001_fact","0002_function"]', '[]', '[]'])
})

test('a migration that fails is undone as a whole, named, and tried again at the next start', async () => {
  await migrate(database, [fact])
  const failing = migrate(database, [fact, broken])
  await expect(failing).rejects.toThrow('The migration 0002_broken failed and was undone: relation "fact" already exists.')
  expect(await query(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])

  await query('DROP TABLE fact')
  expect(await migrate(database, [fact, broken])).toEqual(['0002_broken'])
})

test('a migration whose process was killed is applied at the next start', async () => {
  await migrate(database, [fact])
  await query(`INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', '${body.checksum}', '${body.name}')`)
  const applied = await migrate(database, [fact, body])
  expect(applied).toEqual(['0002_function'])
})

test('a migration that was changed after it had been applied is refused', async () => {
  await migrate(database, [fact])
  const changed = makeMigration(fact.name, 'CREATE TABLE other (id int)')
  await expect(migrate(database, [changed])).rejects.toThrow('The migration 0001_fact was changed after it had been applied')
})

test('a database of a newer version is refused', async () => {
  await migrate(database, [fact, body])
  await expect(migrate(database, [fact])).rejects.toThrow(
    'The database is of a newer version of Mooring (it has the migration 0002_function)',
  )
})
