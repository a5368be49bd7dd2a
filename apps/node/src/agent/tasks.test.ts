/** What the console asks of a running node beside its runs: the real console, the real agent, a real source. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { console as consoleFace, purview, type ServerScanProperties } from '@mooring/contract'
import { startPostgres, type PostgresServer } from '@mooring/scanners/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readIdentity, writeIdentity } from '../identity.ts'
import { aRegisteredNode, openTestSite, startAgent, type TestAgent, type TestSite } from '../testing/openTestSite.ts'

let site: TestSite
let source: PostgresServer
let running: TestAgent
let runtime: string

beforeAll(async () => {
  ;[site, source] = await Promise.all([openTestSite(), startPostgres()])
  await (await source.connect()).query(`CREATE TABLE customers (id int PRIMARY KEY)`)
  const registered = await aRegisteredNode(site)
  runtime = registered.runtime
  running = await startAgent(registered.config)
  const { host: serverEndpoint, port } = source
  const address = { params: { dataSourceName: 'shop' }, body: { kind: 'AzurePostgreSql', properties: { serverEndpoint, port } } } as const
  await site.at.call(purview.putDataSource, address)
  await vi.waitUntil(() => running.agent.status().state === 'Connected', { timeout: 30_000 })
}, 120_000)

afterAll(async () => {
  await running.stop()
  await Promise.all([site.close(), source.stop()])
})

async function tryOut(change: Partial<ServerScanProperties> = {}, password = source.password, testId: string = randomUUID()) {
  const secret = { type: 'SecureString' as const, value: password }
  const credential = { kind: 'BasicAuth' as const, properties: { typeProperties: { user: source.superuser, password: secret } } }
  await site.at.call(purview.putCredential, { params: { credentialName: 'reader' }, body: credential })
  const properties = {
    ...{ serverEndpoint: source.host, port: source.port, databaseName: 'postgres' },
    credential: { referenceName: 'reader', credentialType: 'BasicAuth' as const },
    connectedVia: { referenceName: runtime },
    ...change,
  }
  const body = { kind: 'AzurePostgreSqlCredential' as const, properties }
  return site.at.call(consoleFace.testConnection, { params: { dataSourceName: 'shop' }, query: { testId }, body })
}
const verdicts = ({ report }: Awaited<ReturnType<typeof tryOut>>) => report.steps.map(({ step, verdict }) => `${step} ${verdict}`)

test('a source that the node reaches and may read passes every step', async () => {
  const tried = await tryOut()
  expect(tried).toMatchObject({ nodeName: 'node-1', report: { verdict: 'pass' } })
  expect(verdicts(tried)).toEqual(['credential pass', 'dns pass', 'tcp pass', 'read pass'])
})

/** The way to the source, on which nothing gets through until `open` is called. */
async function aGate(): Promise<{ port: number; open: () => void; close: () => void }> {
  const opened = Promise.withResolvers<void>()
  const gate = createServer((caller) => {
    caller.on('error', () => undefined)
    void opened.promise.then(() => {
      const server = connect(source.port, source.host)
      server.on('error', () => caller.destroy())
      caller.pipe(server).pipe(caller)
    })
  }).listen(0, '127.0.0.1')
  await once(gate, 'listening')
  return { port: (gate.address() as AddressInfo).port, open: opened.resolve, close: () => gate.close() }
}

test('each step is told of when it was taken, and the next one as the one that is taken now', async () => {
  const gate = await aGate()
  const params = { dataSourceName: 'shop' }
  const address = (port: number) => ({ kind: 'AzurePostgreSql' as const, properties: { serverEndpoint: source.host, port } })
  await site.at.call(purview.putDataSource, { params, body: address(gate.port) })
  const testId = randomUUID()
  const testing = tryOut({ port: gate.port }, source.password, testId)
  await vi.waitFor(
    async () => {
      const { isTaken, taken, ahead } = await site.at.call(consoleFace.getConnectionTest, { params: { testId } })
      const names = taken.map(({ step, verdict }) => `${step} ${verdict}`)
      expect({ isTaken, names, ahead }).toEqual({ isTaken: true, names: ['credential pass', 'dns pass', 'tcp pass'], ahead: ['read'] })
    },
    { timeout: 20_000 },
  )
  gate.open()
  expect(verdicts(await testing)).toEqual(['credential pass', 'dns pass', 'tcp pass', 'read pass'])
  gate.close()
  await site.at.call(purview.putDataSource, { params, body: address(source.port) })
})

test('a wrong password fails at the last step, with what to do, and is named nowhere', async () => {
  const tried = await tryOut({}, 'not-the-password')
  expect(verdicts(tried)).toEqual(['credential pass', 'dns pass', 'tcp pass', 'read fail'])
  expect(tried.report.steps.at(-1)).toMatchObject({ found: expect.stringContaining('refused the password'), fix: expect.any(String) })
  expect(JSON.stringify(tried) + running.log.join('\n')).not.toContain('not-the-password')
})

test('a key vault that the node does not reach ends it before the secret is looked for there', async () => {
  const store = { referenceName: 'vault', type: 'LinkedServiceReference' as const }
  const password = { type: 'AzureKeyVaultSecret' as const, secretName: 'reader', store }
  const credential = { kind: 'BasicAuth' as const, properties: { typeProperties: { user: source.superuser, password } } }
  const vault = { params: { azureKeyVaultName: 'vault' }, body: { properties: { baseUrl: 'https://127.0.0.1:1/' } } }
  await site.at.call(purview.putKeyVault, vault)
  await site.at.call(purview.putCredential, { params: { credentialName: 'in-the-vault' }, body: credential })
  const tried = await tryOut({ credential: { referenceName: 'in-the-vault', credentialType: 'BasicAuth' } })
  expect(verdicts(tried)).toEqual(['dns pass', 'tcp fail', 'tls notChecked', 'http notChecked'])
})

test('a database that is not there is said to be missing', async () => {
  expect((await tryOut({ databaseName: 'never_was' })).report).toMatchObject({
    verdict: 'fail',
    steps: expect.arrayContaining([expect.objectContaining({ step: 'read', found: expect.stringContaining('never_was') })]) as unknown,
  })
})

test('a folder that the node may read passes, one that it may not says how to allow it', async () => {
  const folder = await mkdtemp(join(site.folder, 'sales-'))
  await writeFile(join(folder, 'orders.csv'), 'id,amount\n1,2\n')
  const params = { dataSourceName: 'folder' }
  await site.at.call(purview.putDataSource, { params, body: { kind: 'FileSystem', properties: { path: folder } } })
  const body = { kind: 'FileSystem' as const, properties: { connectedVia: { referenceName: runtime } } }
  const tryFolder = () => site.at.call(consoleFace.testConnection, { params, body })
  expect((await tryFolder()).report.steps.at(-1)).toMatchObject({
    verdict: 'fail',
    found: expect.stringContaining('MOORING_NODE_ALLOWED_PATHS'),
  })
  vi.stubEnv('MOORING_NODE_ALLOWED_PATHS', folder)
  expect((await tryFolder()).report).toMatchObject({ verdict: 'pass' })
  vi.unstubAllEnvs()
})

test('certificates that the node trusted and that are gone are a step that failed, which names the file', async () => {
  const other = await aRegisteredNode(site)
  const identity = await readIdentity(other.config.home)
  const caFile = join(site.folder, 'ca-that-goes.pem')
  await writeFile(caFile, '')
  await writeIdentity(other.config.home, { ...identity!, caFile })
  const { agent, stop } = await startAgent(other.config)
  await vi.waitUntil(() => agent.status().state === 'Connected', { timeout: 30_000 })
  await rm(caFile)
  const tried = await tryOut({ connectedVia: { referenceName: other.runtime } })
  await stop()
  expect(verdicts(tried)).toEqual(['tls fail'])
  expect(tried.report.steps[0]).toMatchObject({ found: expect.stringContaining(caFile) as string, fix: expect.any(String) as string })
})

test('asked to look at itself, the node tells of its machine and of its way to the console', async () => {
  const params = { name: runtime, nodeName: 'node-1' }
  const { report } = await site.at.call(consoleFace.diagnoseNode, { params })
  expect(report?.preflight.checks.map(({ id }) => id)).toContain('memory')
  expect(report?.network.targets[0]).toMatchObject({ target: { purpose: 'console' }, verdict: 'pass' })
  expect(await site.at.call(consoleFace.getNodeDiagnostics, { params })).toMatchObject({ report })
})

test('its way to the console is the one that it goes, whatever others call the console', async () => {
  const { publicOrigin } = site.at.console
  site.at.console.publicOrigin = () => 'https://console.invalid'
  try {
    const { report } = await site.at.call(consoleFace.diagnoseNode, { params: { name: runtime, nodeName: 'node-1' } })
    expect(report?.network.targets[0]).toMatchObject({ target: { purpose: 'console', host: '127.0.0.1' }, verdict: 'pass' })
  } finally {
    site.at.console.publicOrigin = publicOrigin
  }
})
