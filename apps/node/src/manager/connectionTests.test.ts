/** The connection that the page of a node tests, against real sources: in the process of the page, and by the agent that runs. */
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import {
  startAzurite,
  startMariaDb,
  startPostgres,
  type AzuriteServer,
  type MariaDbServer,
  type PostgresServer,
} from '@mooring/scanners/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { holdHome } from '../agent/statusSocket.ts'
import type { Config } from '../config.ts'
import { keepSecret } from '../secrets/secretStore.ts'
import { ManagerVisitor } from '../testing/ManagerVisitor.ts'
import { aRegisteredNode, aRuntimeFor, openTestSite, startAgent, type TestSite } from '../testing/openTestSite.ts'
import { openManagerPage } from './openManagerPage.ts'

vi.setConfig({ testTimeout: 90_000 })

let site: TestSite
let postgres: PostgresServer
let mariaDb: MariaDbServer | null
let azurite: AzuriteServer
let folder: string
const closes: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  ;[site, postgres, mariaDb, azurite] = await Promise.all([openTestSite(), startPostgres(), startMariaDb(), startAzurite()])
  await (await postgres.connect()).query('CREATE TABLE customers (id int PRIMARY KEY)')
  folder = join(site.folder, 'data')
  await mkdir(folder)
  await writeFile(join(folder, 'orders.csv'), 'id,amount\n1,2\n')
}, 180_000)
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(closes.splice(0).map((close) => close()))
})
afterAll(() => Promise.all([site.close(), postgres.stop(), mariaDb?.stop(), azurite.stop()]))

async function aVisit(config: Config) {
  const page = await openManagerPage(config, { port: 0, idleMs: 3_600_000, warn: (text) => expect.fail(text) })
  closes.push(page.close)
  const visitor = new ManagerVisitor(page.address)
  await visitor.enter()
  return visitor
}

/** A machine that no console knows. */
const aStranger = async () => aVisit({ ...(await aRuntimeFor(site)).config, authKey: null })

/** Tests a connection and looks until it has ended. */
async function testIt(visitor: ManagerVisitor, fields: Record<string, string>): Promise<string> {
  await visitor.submit('/diagnostics/connection', fields)
  return vi.waitFor(
    async () => {
      const page = await visitor.open('/diagnostics')
      expect(page).not.toContain('data-soon')
      return page
    },
    { timeout: 30_000, interval: 50 },
  )
}

const stepsOf = (page: string) =>
  [...page.matchAll(/<strong>([^<]+)<\/strong>\s*<span class="(\w+)"/g)].map(([, step, verdict]) => `${step} ${verdict}`)

const allPassed = ['Credential pass', 'Name (DNS) pass', 'Connection (TCP) pass', 'Signing in and reading pass']
const readFailed = [...allPassed.slice(0, -1), 'Signing in and reading fail']

const thePostgres = (change: Record<string, string> = {}) => ({
  ...{ kind: 'AzurePostgreSql', host: postgres.host, port: String(postgres.port), database: 'postgres', tls: '2' },
  ...{ user: postgres.superuser, from: 'SecureString', secret: postgres.password },
  ...change,
})

describe('on a machine that is not registered and runs no agent', () => {
  test('a server whose password is right is reached and read, and the password is on no page', async () => {
    const visitor = await aStranger()
    const page = await testIt(visitor, thePostgres())
    expect(stepsOf(page)).toEqual(allPassed)
    expect(page).toContain('This machine reached the source and can read it.')
    expect(page).toContain('Tried by the Configuration Manager')
    expect(page).toContain(`value="${postgres.host}"`)
    expect(page).not.toContain(postgres.password)
  })

  test('a refused password and a database that is not there fail at the last step, with what to do', async () => {
    const visitor = await aStranger()
    const refused = await testIt(visitor, thePostgres({ secret: 'not-the-password' }))
    expect(stepsOf(refused)).toEqual(readFailed)
    expect(refused).toContain('refused the password')
    expect(refused).toContain('To mend it:')
    expect(refused).toContain('It failed at: Signing in and reading.')
    expect(refused).not.toContain('not-the-password')
    const missing = await testIt(visitor, thePostgres({ database: 'never_was' }))
    expect(stepsOf(missing)).toEqual(readFailed)
    expect(missing).toContain('no database named')
  })

  test('a server that is not there fails at the connection, and one that does not encrypt where that is wanted at signing in', async () => {
    const visitor = await aStranger()
    expect(stepsOf(await testIt(visitor, thePostgres({ port: '1' })))).toEqual([...allPassed.slice(0, 2), 'Connection (TCP) fail'])
    expect(stepsOf(await testIt(visitor, thePostgres({ tls: '3' })))).toEqual(readFailed)
  })

  test('MariaDB is reached and read', async ({ skip }) => {
    if (mariaDb === null) return skip('no MariaDB')
    const { host, port, administrator: user, password: secret } = mariaDb
    const fields = { kind: 'AzureMySql', host, port: String(port), database: 'mysql', tls: '0', user, from: 'SecureString', secret }
    const visitor = await aStranger()
    expect(stepsOf(await testIt(visitor, fields))).toEqual(allPassed)
    expect(stepsOf(await testIt(visitor, { ...fields, secret: 'wrong' }))).toEqual(readFailed)
  })

  test('SQL Server is tried at the port that its address says', async () => {
    const visitor = await aStranger()
    const steps = stepsOf(await testIt(visitor, thePostgres({ kind: 'SqlServerDatabase', instance: 'tcp:127.0.0.1,1' })))
    expect(steps).toEqual([...allPassed.slice(0, 2), 'Connection (TCP) fail'])
  })

  test('a key vault that is not reached ends it before the secret is looked for there', async () => {
    const visitor = await aStranger()
    const vault = { from: 'AzureKeyVaultSecret', vault: 'https://127.0.0.1:1/', secretName: 'sales' }
    const principal = { kind: 'AdlsGen2', endpoint: azurite.endpoint, access: 'ServicePrincipal', tenant: 't', client: 'c' }
    const expected = ['Name (DNS) pass', 'Connection (TCP) fail', 'Encryption (TLS) notChecked', 'Answer (HTTP) notChecked']
    expect(stepsOf(await testIt(visitor, { ...principal, ...vault }))).toEqual(expected)
  })

  test('a storage account is opened with its key, which the page does not show', async () => {
    const fields = {
      kind: 'AzureStorage',
      endpoint: azurite.endpoint,
      access: 'AccountKey',
      from: 'SecureString',
      secret: azurite.accountKey,
    }
    const visitor = await aStranger()
    const page = await testIt(visitor, fields)
    expect(stepsOf(page)).toEqual([...allPassed.slice(0, 3), 'Answer (HTTP) pass', 'Signing in and reading pass'])
    expect(page).not.toContain(azurite.accountKey)
    const wrong = await testIt(visitor, { ...fields, kind: 'AdlsGen2', secret: btoa('another key') })
    expect(stepsOf(wrong).at(-1)).toBe('Signing in and reading fail')
    expect(wrong).not.toContain(btoa('another key'))
  })

  test('a folder is read only where the administrator of the machine allowed it', async () => {
    const visitor = await aStranger()
    const fields = { kind: 'FileSystem', path: folder }
    expect(await testIt(visitor, fields)).toContain('adds this folder, or one above it, to MOORING_NODE_ALLOWED_PATHS')
    vi.stubEnv('MOORING_NODE_ALLOWED_PATHS', folder)
    expect(stepsOf(await testIt(visitor, fields))).toEqual(['Credential pass', 'Signing in and reading pass'])
    expect(await testIt(visitor, { ...fields, path: join(folder, '..') })).toContain('The node may not read')
  })

  test('a secret is taken from the environment and from the store; one that is in neither is named', async () => {
    const { config } = await aRuntimeFor(site)
    await mkdir(config.home, { recursive: true })
    await keepSecret(config.home, 'sales', postgres.password)
    vi.stubEnv('SALES_PASSWORD', postgres.password)
    const visitor = await aVisit(config)
    expect(await visitor.open('/diagnostics')).toContain('<option value="sales"')
    expect(stepsOf(await testIt(visitor, thePostgres({ from: 'NodeStore', stored: 'sales' })))).toEqual(allPassed)
    expect(stepsOf(await testIt(visitor, thePostgres({ from: 'NodeEnvironment', variable: 'SALES_PASSWORD' })))).toEqual(allPassed)
    const absent = await testIt(visitor, thePostgres({ from: 'NodeEnvironment', variable: 'ABSENT_PASSWORD' }))
    expect(stepsOf(absent)).toEqual(['Credential fail'])
    expect(absent).toContain('ABSENT_PASSWORD')
    // What the node signs in with itself is not for sources.
    const own = await testIt(visitor, thePostgres({ from: 'NodeEnvironment', variable: 'MOORING_AUTH_KEY' }))
    expect(own).toContain('those that begin with MOORING_ are the node&#39;s own')
  })
})

const long = 'x'.repeat(5000)
const storage = {
  kind: 'AzureStorage',
  endpoint: 'https://account.example/',
  access: 'AccountKey',
  from: 'SecureString',
  secret: 'a secret key',
}

test.each<[string, string, () => Record<string, string>]>([
  ['an unknown kind', 'Data source type: Choose', () => thePostgres({ kind: 'toString' })],
  ['no kind', 'Data source type: Choose', () => ({ server: 'sql.example:1433' })],
  ['a line break in a host', 'Server endpoint: Enter a host name', () => thePostgres({ host: 'db.example\nX-Header: 1' })],
  ['a very long host', 'Server endpoint: Enter a host name', () => thePostgres({ host: long })],
  ['a user before a host', 'Server endpoint: Enter a host name', () => thePostgres({ host: 'me:mine@db.example' })],
  ['a port after a host', 'Server endpoint: Enter the port in its own field.', () => thePostgres({ host: 'db.example:5432' })],
  ['a port that is none', 'Port: Enter a number', () => thePostgres({ port: '1e3' })],
  ['a port too high', 'Port: Enter a number', () => thePostgres({ port: '65536' })],
  ['no database', 'Database name: Enter', () => thePostgres({ database: ' ' })],
  ['a database too long', 'Database name: Enter', () => thePostgres({ database: 'x'.repeat(65) })],
  ['an unknown encryption', 'Encryption of the connection: Choose', () => thePostgres({ tls: '6' })],
  ['no user', 'User name: Enter', () => thePostgres({ user: '' })],
  ['no password', 'Password or key: Enter', () => thePostgres({ secret: '' })],
  ['a password too long', 'Password or key: Enter', () => thePostgres({ secret: long })],
  ['an unknown place of the secret', 'Where the secret is: Choose', () => thePostgres({ from: 'File' })],
  ['a variable that is none', 'Variable name: Enter', () => thePostgres({ from: 'NodeEnvironment', variable: 'A B' })],
  ['no secret of the store', 'Name in the store: Choose', () => thePostgres({ from: 'NodeStore', stored: '' })],
  ['a vault without encryption', 'Address of the key vault: Enter', () => thePostgres({ from: 'AzureKeyVaultSecret', vault: 'http://v/' })],
  ['a port after a colon', 'Write the port after a comma', () => thePostgres({ kind: 'SqlServerDatabase', instance: 'tcp:sql:1433' })],
  [
    'a port of an instance',
    'Server endpoint: Enter host, host,port',
    () => thePostgres({ kind: 'SqlServerDatabase', instance: 'sql,99999' }),
  ],
  ['a key in an address', 'Address of the storage account: Enter', () => ({ ...storage, endpoint: 'https://account.example/?sig=s3cret' })],
  ['a file for an address', 'Address of the storage account: Enter', () => ({ ...storage, endpoint: 'file:///etc/passwd' })],
  ['an unknown access', 'Authentication: Choose', () => ({ ...storage, access: 'Anonymous' })],
  ['a principal without a tenant', 'Tenant: Enter', () => ({ ...storage, access: 'ServicePrincipal', client: 'c' })],
  ['a path that is not whole', 'Folder: Enter a whole path', () => ({ kind: 'FileSystem', path: '../etc' })],
  ['a server without a port', 'Server and port: A target is like', () => ({ kind: 'Server', server: 'nonsense' })],
])('%s is refused by the name of its field, and no secret comes back', async (_what, says, fields) => {
  const visitor = await aStranger()
  const page = await visitor.submit('/diagnostics/connection', fields())
  expect(page).toMatch(/role="alert"/)
  expect(page).toContain(says)
  expect(page).toMatch(/aria-invalid="true" aria-describedby="\w+-says" autofocus/)
  for (const secret of [postgres.password, 'a secret key', 's3cret', 'me:mine', long]) expect(page).not.toContain(secret)
})

test('nobody else begins a test, and none is begun or shown by an address', async () => {
  const visitor = await aStranger()
  const path = '/diagnostics/connection'
  expect((await visitor.post(path, thePostgres(), { origin: 'http://127.0.0.1:1' })).status).toBe(403)
  expect((await visitor.post(path, thePostgres(), { 'sec-fetch-site': 'same-site' })).status).toBe(403)
  expect((await visitor.post(path, thePostgres(), { cookie: 'mooring-node-manager=guessed' })).status).toBe(401)
  expect((await visitor.get(`${path}?${new URLSearchParams(thePostgres()).toString()}`)).status).toBe(404)
  expect(await visitor.open('/diagnostics')).not.toContain('Steps of the connection test')
})

/** A server that takes connections and never answers. */
async function aSilentServer() {
  const server = createServer((socket) => void socket.on('error', () => undefined).resume()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closes.push(async () => void server.close())
  return { server, port: String((server.address() as AddressInfo).port) }
}

test('while it goes on the page says which step is taken; a cancelled one lets go of the source, as does a page that is closed', async () => {
  const { server, port } = await aSilentServer()
  const visitor = await aStranger()
  const connections: Socket[] = []
  server.on('connection', (socket) => void connections.push(socket))
  const begin = async () => {
    await visitor.submit('/diagnostics/connection', thePostgres({ port }))
    await vi.waitFor(async () => expect(stepsOf(await visitor.open('/diagnostics'))).toEqual([...allPassed.slice(0, -1), readingNow]))
  }
  const readingNow = 'Signing in and reading notChecked'
  await begin()
  expect(await visitor.open('/diagnostics')).toContain('That may take up to 40 seconds.')
  expect(await visitor.submit('/diagnostics/connection/cancel')).toContain('name="host"')
  await vi.waitFor(async () => expect(await visitor.open('/diagnostics')).toContain('The test was canceled.'))
  const { headers } = await visitor.post('/diagnostics/connection', thePostgres({ port }))
  expect(headers.location).toBe('/diagnostics#tested-place')
  await vi.waitFor(() => expect(connections.filter(({ destroyed }) => !destroyed)).not.toEqual([]))
  await visitor.post('/close', {})
  await vi.waitFor(() => expect(connections.filter(({ destroyed }) => !destroyed)).toEqual([]))
})

test('a node that runs is the one that tries it', async () => {
  const { config } = await aRegisteredNode(site)
  const running = await startAgent(config)
  const hold = await holdHome(config.home, () => running.agent.status(), { test: (socket) => void running.agent.testFor(socket) })
  closes.push(async () => {
    await running.stop()
    await hold.release()
  })
  const visitor = await aVisit(config)
  const page = await testIt(visitor, thePostgres({ secret: 'not-the-password' }))
  expect(stepsOf(page)).toEqual(readFailed)
  expect(page).toContain('The node did not get through. It failed at: Signing in and reading.')
  expect(page).toContain('Tried by the node that runs')
  expect(page + running.log.join('')).not.toContain('not-the-password')
})
