import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readMigrations } from '../apps/api/src/database/migrations.ts'
import { repositoryRoot } from './repositoryRoot.ts'
import { writeMigration } from './writeMigration.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mooring-migrations-'))
})
afterEach(() => rm(directory, { recursive: true }))

async function aMigration(name: string): Promise<void> {
  await mkdir(join(directory, name))
  await writeFile(join(directory, name, 'migration.sql'), 'SELECT 1;\n')
}

test('a migration comes after the last one, where numbers were left out as well, and is applied as that', async () => {
  // What lies beside the migrations is none.
  await writeFile(join(directory, '0099_notes.txt'), '')
  for (const name of ['0008_nodes', '0010_runs', '0001_initial']) await aMigration(name)
  const path = await writeMigration({ name: 'node_colour', script: 'ALTER TABLE "node" ADD COLUMN "colour" TEXT;', directory })
  expect(resolve(repositoryRoot, path)).toBe(join(directory, '0011_node_colour', 'migration.sql'))
  expect((await readMigrations(directory)).map(({ name }) => name)).toEqual(['0001_initial', '0008_nodes', '0010_runs', '0011_node_colour'])
})

test('the first one is number 1', async () => {
  await writeMigration({ name: 'initial', script: 'SELECT 1;\n', directory })
  expect(await readdir(directory)).toEqual(['0001_initial'])
})

test.each(['SELECT 1;', 'SELECT 1;\n'])('the script %j is kept as it is, with one end of the line', async (script) => {
  const path = await writeMigration({ name: 'one', script, directory })
  expect(await readFile(resolve(repositoryRoot, path), 'utf8')).toBe('SELECT 1;\n')
})
