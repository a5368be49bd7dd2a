import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openEmbeddedServer, type EmbeddedServer } from '../database/embedded.ts'
import { migrate } from '../database/migrate.ts'
import { openConnection } from '../database/open.ts'
import { asAdministrator, TEMPLATE_DATABASE } from './TestServer.ts'

/** One database server for a run of the tests: real, but nobody will miss its data after a power failure. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

let dataDirectory: string | undefined
let server: EmbeddedServer | undefined

/** Starts the server of all projects. What speaks about the repository needs none, so that `pnpm check` stays quick. */
export async function setup(project: TestProject): Promise<void> {
  if (project.vitest.projects.every(({ name }) => name === 'repository')) return
  dataDirectory = await mkdtemp(join(tmpdir(), 'mooring-test-'))
  server = await openEmbeddedServer({ dataDirectory, log: { info: () => undefined, warn: say }, settings: SETTINGS })
  const { host, port } = server.connection
  await asAdministrator({ host, port }, `CREATE DATABASE ${TEMPLATE_DATABASE} OWNER mooring`)
  const template = openConnection({ ...server.connection, database: TEMPLATE_DATABASE })
  await migrate(template)
  await template.close()
  project.provide('testServer', { host, port })
}

export async function teardown(): Promise<void> {
  await server?.close()
  if (dataDirectory) await rm(dataDirectory, { recursive: true, force: true })
}

function say(message: string): void {
  process.stderr.write(`${message}\n`)
}
