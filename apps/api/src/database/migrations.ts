import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList } from './schemaEngine.ts'

/** One folder of prisma/migrations. The checksum is that of `_prisma_migrations`: SHA-256 of the script, in hexadecimal. */
export type Migration = { name: string; script: string; checksum: string }

export const migrationsDirectory = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url))

/** In the order in which they are applied. */
export async function readMigrations(directory = migrationsDirectory): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.toSorted().map(async (name) => makeMigration(name, await readFile(join(directory, name, 'migration.sql'), 'utf8'))),
  )
}

export function makeMigration(name: string, text: string): Migration {
  // A checkout on Windows may have changed the line endings.
  const script = text.replaceAll('\r\n', '\n')
  return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
}

/** The same in the shape that Prisma's schema engine takes. */
export function toMigrationList(migrations: Migration[]): MigrationList {
  return {
    baseDir: migrationsDirectory,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  }
}
