import { rm } from 'node:fs/promises'
import { purview } from '@mooring/contract'
import { test as base, expect } from '@playwright/test'
import { ConsoleProcess } from './ConsoleProcess.ts'
import { NodeProcess } from './NodeProcess.ts'
import { SourceDatabase } from './SourceDatabase.ts'

interface Machines {
  /** A console of its own, started anew for each story. */
  console: ConsoleProcess
  /** The console with its administrator made, and the browser signed in. */
  signedIn: ConsoleProcess
  /** A machine on which a node can be run. */
  machine: NodeProcess
  /** Fails each story in which a page tried what the console forbids pages. */
  policy: void
}

interface Shared {
  source: SourceDatabase
  /** The data directory of a console that was started once: each story begins with a copy, which is quicker than making one. */
  startedOnce: string
}

export const test = base.extend<Machines, Shared>({
  startedOnce: [
    async ({}, use) => {
      const console = await ConsoleProcess.start()
      await console.stop()
      await use(console.dataDirectory)
      await rm(console.dataDirectory, { recursive: true })
    },
    { scope: 'worker' },
  ],
  console: async ({ startedOnce }, use) => {
    const console = await ConsoleProcess.start({ copyOf: startedOnce })
    await use(console)
    await console.end()
  },
  signedIn: async ({ console, context }, use) => {
    const cookie = await console.createAdministrator()
    await context.addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }])
    await use(console)
  },
  policy: [
    async ({ context }, use) => {
      const forbidden: string[] = []
      context.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) forbidden.push(message.text())
      })
      await use()
      expect(forbidden).toEqual([])
    },
    { auto: true },
  ],
  machine: async ({}, use) => {
    const machine = await NodeProcess.prepare()
    await use(machine)
    await machine.end()
  },
  source: [
    async ({}, use) => {
      const source = await SourceDatabase.start()
      await use(source)
      await source.end()
    },
    { scope: 'worker' },
  ],
})

export { expect } from '@playwright/test'

/** A runtime with a node that runs on the machine. */
export async function aRunningNode(console: ConsoleProcess, machine: NodeProcess, { runtime, node }: { runtime: string; node: string }) {
  const params = { integrationRuntimeName: runtime }
  await console.call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } })
  const { authKey1 = '' } = await console.call(purview.listAuthKeys, { params })
  const { code, output } = await machine.register(authKey1, node)
  if (code !== 0) throw new Error(`The node did not register: ${output}`)
  return machine.run()
}

/** A data source for the shop with a scan of it through a runtime. */
export async function aScan(
  console: ConsoleProcess,
  source: SourceDatabase,
  { runtime, name }: { runtime: string; name: string },
): Promise<void> {
  const address = { serverEndpoint: source.host, port: source.port }
  await console.call(purview.putDataSource, { params: { dataSourceName: 'shop' }, body: { kind: 'AzurePostgreSql', properties: address } })
  await console.call(purview.putCredential, {
    params: { credentialName: 'scanner' },
    body: {
      kind: 'BasicAuth',
      properties: { typeProperties: { user: source.user, password: { type: 'SecureString', value: source.password } } },
    },
  })
  await console.call(purview.putScan, {
    params: { dataSourceName: 'shop', scanName: name },
    body: {
      kind: 'AzurePostgreSqlCredential',
      properties: {
        ...address,
        databaseName: source.database,
        credential: { referenceName: 'scanner', credentialType: 'BasicAuth' },
        connectedVia: { referenceName: runtime, integrationRuntimeType: 'SelfHosted' },
      },
    },
  })
}
