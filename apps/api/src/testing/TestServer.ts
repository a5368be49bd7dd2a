import pg from 'pg'
import { ADMINISTRATOR } from '../database/cluster.ts'

/** Where the database server of a run of the tests listens. */
export type TestServer = { host: string; port: number }

/** The template's name; every test file gets a copy of it. */
export const TEMPLATE_DATABASE = 'mooring_template'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

export async function asAdministrator(server: TestServer, statement: string): Promise<void> {
  const client = new pg.Client({ ...server, user: ADMINISTRATOR, database: 'postgres', ssl: false })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
