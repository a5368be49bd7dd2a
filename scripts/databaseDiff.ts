/**
 * `pnpm db:diff <name>` writes the next migration: what the migrations so far lack of prisma/schema.prisma.
 * `pnpm db:diff --check` exits with 1 when there is such a difference.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openEmbeddedServer } from '../apps/api/src/database/embedded.ts'
import { migrate } from '../apps/api/src/database/migrate.ts'
import { openConnection } from '../apps/api/src/database/open.ts'
import { NO_FILTER, withSchemaEngine } from '../apps/api/src/database/schemaEngine.ts'
import { writeMigration } from './writeMigration.ts'

const SCHEMA_FILE = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url))
const EMPTY_SCRIPT = /^\s*(--[^\n]*\s*)*$/

process.exitCode = await main()

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { check: { type: 'boolean', default: false } }, allowPositionals: true })
  const name = positionals[0] ?? ''
  if (!values.check && (positionals.length !== 1 || !/^[a-z][a-z0-9_]{0,60}$/.test(name))) {
    process.stderr.write('Usage: pnpm db:diff <name of the migration in lower case, digits and _> | --check\n')
    return 2
  }
  const script = await findDifference()
  if (script === null) {
    process.stdout.write('The migrations make exactly what prisma/schema.prisma describes: there is nothing to do.\n')
    return 0
  }
  if (values.check) {
    process.stderr.write(`The migrations lack what prisma/schema.prisma describes: run pnpm db:diff <name>.\n\n${script}`)
    return 1
  }
  process.stdout.write(`Wrote ${await writeMigration({ name, script })}: read it before you commit it.\n`)
  return 0
}

/** The script that leads from the migrations, applied to a database of its own, to the schema; null when there is no difference. */
async function findDifference(): Promise<string | null> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'mooring-diff-'))
  const log = { info: () => undefined, warn: (message: string) => process.stderr.write(`${message}\n`) }
  const server = await openEmbeddedServer({ dataDirectory, log, settings: { fsync: 'off' } })
  const database = openConnection(server.connection)
  try {
    await migrate(database)
    const schema = { path: SCHEMA_FILE, content: await readFile(SCHEMA_FILE, 'utf8') }
    const { stdout } = await withSchemaEngine(database, (engine) =>
      engine.diff({
        from: { tag: 'schemaDatasource', files: [schema], configDir: '.' },
        to: { tag: 'schemaDatamodel', files: [schema] },
        script: true,
        exitCode: null,
        filters: NO_FILTER,
      }),
    )
    if (stdout === null) throw new Error("Prisma's schema engine answered nothing")
    return EMPTY_SCRIPT.test(stdout) ? null : stdout
  } finally {
    await database.close()
    await server.close()
    await rm(dataDirectory, { recursive: true, force: true })
  }
}
