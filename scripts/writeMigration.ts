import { mkdir, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { migrationsDirectory, readMigrations } from '../apps/api/src/database/migrations.ts'
import { repositoryRoot } from './repositoryRoot.ts'

interface NewMigration {
  name: string
  script: string
  /** The folder of all migrations; that of this repository when absent. */
  directory?: string
}

/** Keeps a script as the migration that comes after those that there are. Answers the path of the file, from the repository's root. */
export async function writeMigration({ name, script, directory = migrationsDirectory }: NewMigration): Promise<string> {
  const last = (await readMigrations(directory)).at(-1)?.name ?? '0000'
  const folder = join(directory, `${String(Number.parseInt(last, 10) + 1).padStart(4, '0')}_${name}`)
  await mkdir(folder)
  const file = join(folder, 'migration.sql')
  await writeFile(file, script.endsWith('\n') ? script : `${script}\n`)
  return relative(repositoryRoot, file)
}
