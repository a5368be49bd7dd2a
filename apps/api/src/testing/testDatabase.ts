import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { openConnection, type Database } from '../database/open.ts'
import { asAdministrator, TEMPLATE_DATABASE } from './TestServer.ts'

/** A migrated database with nothing in it, for one test file; `close` drops it. Needs `globalSetup.ts`. Takes some 50 ms. */
export function createTestDatabase(): Promise<Database> {
  return createDatabase(TEMPLATE_DATABASE)
}

/** A database without a single table. */
export function createEmptyDatabase(): Promise<Database> {
  return createDatabase('template0')
}

async function createDatabase(template: string): Promise<Database> {
  const server = inject('testServer')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdministrator(server, `CREATE DATABASE ${name} TEMPLATE ${template} OWNER mooring`)
  const database = openConnection({ ...server, user: 'mooring', database: name, ssl: false })
  return {
    ...database,
    async close() {
      await database.close()
      await asAdministrator(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}
