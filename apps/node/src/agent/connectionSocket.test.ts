/** Somebody at the machine of a node has its running agent test a connection: a real agent, the socket of its home, a real source. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionProgress } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aRegisteredNode, openTestSite, startAgent, type TestAgent, type TestSite } from '../testing/openTestSite.ts'
import type { AgentStatus } from './AgentStatus.ts'
import { testOnRunningAgent } from './connectionSocket.ts'
import { holdHome, type HomeHold } from './statusSocket.ts'
import type { ConnectionTask } from './testConnection.ts'

let site: TestSite
let home: string
let running: TestAgent
let hold: HomeHold
let data: string
beforeAll(async () => {
  site = await openTestSite()
  const { config } = await aRegisteredNode(site)
  home = config.home
  running = await startAgent(config)
  const { agent } = running
  hold = await holdHome(home, () => agent.status(), { test: (socket) => void agent.testFor(socket) })
  data = await mkdtemp(join(site.folder, 'data-'))
  await writeFile(join(data, 'orders.csv'), 'id,amount\n1,2\n')
}, 120_000)
afterEach(() => vi.unstubAllEnvs())
afterAll(async () => {
  await running.stop()
  await hold.release()
  await site.close()
})

const connectedVia = { referenceName: 'this' }

const aFolder = (path: string): ConnectionTask => ({
  ...{ taskId: randomUUID(), kind: 'testConnection', targets: [] },
  source: { kind: 'FileSystem', properties: { path } },
  scan: { kind: 'FileSystem', properties: { connectedVia } },
})

const anAccount = (at: string): ConnectionTask => {
  const credential = { referenceName: 'c', credentialType: 'AccountKey' as const }
  return {
    ...{ taskId: randomUUID(), kind: 'testConnection', targets: [] },
    source: { kind: 'AzureStorage', properties: { endpoint: `http://${at}/account` } },
    scan: { kind: 'AzureStorageCredential', properties: { connectedVia, credential } },
    credential: { kind: 'AccountKey', typeProperties: { accountKey: { type: 'SecureString', value: btoa('the key of the account') } } },
  }
}

function testIt(task: ConnectionTask, { signal = AbortSignal.timeout(20_000), at = home } = {}) {
  const said: ConnectionProgress[] = []
  const report = testOnRunningAgent(at, task, { signal, onProgress: (progress) => said.push(progress) })
  return { report, said }
}

test.skipIf(process.platform === 'win32')('the agent that runs tests it with what itself may read, and tells of each step', async () => {
  vi.stubEnv('MOORING_NODE_ALLOWED_PATHS', data)
  const { report, said } = testIt(aFolder(data))
  expect((await report)?.steps.map(({ step, verdict }) => `${step} ${verdict}`)).toEqual(['credential pass', 'read pass'])
  expect(said.map(({ taken, ahead }) => `${taken.length} ${ahead.join()}`)).toEqual(['1 read', '2 '])
})

test('no agent, or one that does not know of it, tests nothing and is sent no secret', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'mooring-node-test-'))
  expect(await testIt(aFolder(data), { at: empty }).report).toBeNull()
  const status: AgentStatus = { state: 'Connected', reason: null, runtime: 'r', node: 'n', runningJobs: 0 }
  const older = await holdHome(empty, () => status)
  expect(await testIt(anAccount('127.0.0.1:1'), { at: empty }).report).toBeNull()
  await older.release()
  await rm(empty, { recursive: true })
})

/** A server that takes connections and never answers. */
async function aSilentServer() {
  const server = createServer((socket) => void socket.on('error', () => undefined).resume()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, at: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test.skipIf(process.platform === 'win32')('whoever hangs up ends the test, and the agent lets go of the source', async () => {
  const { server, at } = await aSilentServer()
  const connected = once(server, 'connection')
  const stop = new AbortController()
  const { report } = testIt(anAccount(at), { signal: stop.signal })
  const [socket] = (await connected) as [Socket]
  const letGo = once(socket, 'close')
  stop.abort(new Error('canceled'))
  await expect(report).rejects.toThrow('canceled')
  await letGo
  server.close()
})

test.skipIf(process.platform === 'win32')('an agent that ends meanwhile says so, and its log does not tell the secret', async () => {
  const { config } = await aRegisteredNode(site)
  const other = await startAgent(config)
  const otherHold = await holdHome(config.home, () => other.agent.status(), { test: (socket) => void other.agent.testFor(socket) })
  const { server, at } = await aSilentServer()
  const connected = once(server, 'connection')
  const { report } = testIt(anAccount(at), { at: config.home })
  await connected
  await Promise.all([other.stop(), expect(report).rejects.toThrow('The node stopped before the test had ended.')])
  await otherHold.release()
  expect(other.log.join('')).toContain('did not come to its end')
  expect(other.log.join('')).not.toContain(btoa('the key of the account'))
  server.close()
})
