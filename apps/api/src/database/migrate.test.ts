import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { RuntimeListQuery } from '@mooring/contract'
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { mendDigests } from '../background/mendDigests.ts'
import { createEmptyDatabase } from '../testing/testDatabase.ts'
import { migrate } from './migrate.ts'
import { makeMigration, readMigrations } from './migrations.ts'
import type { Database } from './open.ts'
import { pageOfRuntimes } from './queries/pageOfRuntimes.ts'
import { staleDigests } from './queries/runtimeDigests.ts'

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

test('a database of before lists were read from indexes has every runtime in them, and finds it by all that it says', async () => {
  const all = await readMigrations()
  const added = all.findIndex(({ name }) => name === '0029_list_by_index')
  await migrate(database, all.slice(0, added))
  await query(`
    INSERT INTO runtime (id, name, name_key, description, description_key, tags, tag_keys, tag_text)
    SELECT gen_random_uuid(), name, lower(name), description, coalesce(lower(description), ''), tags, tags, array_to_string(tags, ',')
    FROM (VALUES ('Bare', NULL, '{}'::text[]), ('Known', E'In\\nOslo', '{eu,prod}'), ('Unknown', NULL, '{}')) AS given (name, description, tags);
    INSERT INTO node (id, runtime_id, name, name_key, public_key, enrolled_with, machine_name, operating_system, version, concurrent_jobs_limit,
      concurrent_jobs_max, last_heartbeat_at)
    SELECT gen_random_uuid(), id, version, version, name || version, 'authKey1', 'machine', 'Linux', version, 4, 4, '2026-01-01Z'
    FROM runtime, unnest(ARRAY['1.10.0', '1.9.0']) AS version WHERE name <> 'Bare';
    INSERT INTO auth_key (id, runtime_id, slot, lookup, sealed, created_at)
    SELECT gen_random_uuid(), id, slot::"KeySlot", slot::bytea, '', made::timestamptz
    FROM runtime, (VALUES ('authKey1', '2026-02-01Z'), ('authKey2', '2026-01-01Z')) AS given (slot, made) WHERE name = 'Known';
    INSERT INTO runtime_digest (runtime_id, state, nodes, versions, oldest_version)
    SELECT id, 'Limited', 2, '{1.10.0,1.9.0}', '' FROM runtime WHERE name = 'Known';
    INSERT INTO data_source (id, name, name_key, kind, properties) VALUES (gen_random_uuid(), 'source', 'source', 'None', '{}');
    INSERT INTO scan (id, data_source_id, name, name_key, kind, properties, runtime_key)
    SELECT gen_random_uuid(), id, key, key, 'None', '{}', key FROM data_source, unnest(ARRAY['known', 'gone']) AS key`)
  await migrate(database, all)
  const namesOf = async (asked: RuntimeListQuery) =>
    (await pageOfRuntimes(database.prisma, asked, new Date())).items.map(({ runtime }) => runtime.name)
  expect(await namesOf({ sort: 'state' })).toEqual(['Unknown', 'Known', 'Bare'])
  expect(await namesOf({ sort: 'lastSeen' })).toEqual(['Bare', 'Unknown', 'Known'])
  expect(await namesOf({ usedBy: 'none' })).toEqual(['Bare', 'Unknown'])
  expect(await namesOf({ keyOlderThanDays: 1 })).toEqual(['Known'])
  expect(await namesOf({ version: '1.9.0', search: 'n' })).toEqual(['Known', 'Unknown'])
  for (const search of ['known', 'in oslo', 'PROD']) expect(await namesOf({ search, tag: 'eu' })).toEqual(['Known'])
  expect(await query('SELECT description FROM runtime ORDER BY name')).toEqual([
    { description: null },
    { description: 'In\nOslo' },
    { description: null },
  ])
  // Time tells what no migration knows; the rest is as it would be written down now.
  expect((await staleDigests(database.prisma)).map(({ name }) => name)).toEqual(['Known'])
  await mendDigests(database)
  const written = await query(`SELECT state, nodes, versions, oldest_version, scans FROM runtime_digest ORDER BY name_key`)
  const two = { state: 'Offline', nodes: 2, versions: ['1.10.0', '1.9.0'], oldest_version: '0000000001.0000000009.0000000000' }
  expect(written).toEqual([
    { state: 'NeedRegistration', nodes: 0, versions: [], oldest_version: '', scans: 0 },
    { ...two, scans: 1 },
    { ...two, scans: 0 },
  ])
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
