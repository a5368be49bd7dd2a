/** A node from which only a proxy leads on: the real console, the real agent, a real storage account. */
import { console as consoleFace, purview } from '@mooring/contract'
import { startAzurite, type AzuriteServer } from '@mooring/scanners/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { noProxy, type Proxy } from '../proxy.ts'
import { openProxy, type TestProxy } from '../testing/openProxy.ts'
import { aRegisteredNode, findRun, openTestSite, startAgent, type TestAgent, type TestSite } from '../testing/openTestSite.ts'

let site: TestSite
let storage: AzuriteServer
let proxy: TestProxy
let running: TestAgent
let runtime: string
let account: string
const params = { dataSourceName: 'lake', scanName: 'all' }

beforeAll(async () => {
  ;[site, storage, proxy] = await Promise.all([openTestSite(), startAzurite(), openProxy()])
  const registered = await aRegisteredNode(site)
  runtime = registered.runtime
  const setting: Proxy['setting'] = { mode: 'custom', address: proxy.origin, user: null, password: null, bypass: [] }
  running = await startAgent(registered.config, undefined, { proxy: { ...noProxy, setting } })
  // Only the proxy knows the name, and leads every one to this machine.
  account = `${storage.account}.blob.example:${new URL(storage.endpoint).port}`
  const properties = { endpoint: `http://${account}/` }
  await site.at.call(purview.putDataSource, { params, body: { kind: 'AzureStorage', properties } })
  const accountKey = { type: 'SecureString' as const, value: storage.accountKey }
  const credential = { kind: 'AccountKey' as const, properties: { typeProperties: { accountKey } } }
  await site.at.call(purview.putCredential, { params: { credentialName: 'key' }, body: credential })
  await vi.waitUntil(() => running.agent.status().state === 'Connected', { timeout: 30_000 })
}, 120_000)

afterAll(async () => {
  await running.stop()
  proxy.close()
  await Promise.all([site.close(), storage.stop()])
})

const body = () => ({
  kind: 'AzureStorageCredential' as const,
  properties: {
    credential: { referenceName: 'key', credentialType: 'AccountKey' as const },
    connectedVia: { referenceName: runtime },
  },
})

test('a storage account is tried through the proxy of the node, up to reading it', async () => {
  const { report } = await site.at.call(consoleFace.testConnection, { params, body: body() })
  const verdicts = report.steps.map(({ step, verdict }) => `${step} ${verdict}`)
  expect(verdicts).toEqual(['credential pass', 'dns notChecked', 'proxy pass', 'http pass', 'read pass'])
})

test('and is scanned through it', async () => {
  proxy.asked.length = 0
  await site.at.call(purview.putScan, { params, body: body() })
  const runId = crypto.randomUUID()
  await site.at.call(purview.startRun, { params, query: { runId } })
  await vi.waitFor(async () => expect(await findRun(site, runId)).toMatchObject({ status: 'Succeeded' }), { timeout: 30_000 })
  expect(proxy.asked).toContain(account)
})
