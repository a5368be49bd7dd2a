import { console, node, purview, type ErrorBody, type KeyChange, type Registration } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aHeartbeat, aLeasedRun, aNode, anIdentity, aRuntime, registerBody, unique } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())
beforeEach(() => {
  at.clock.now = new Date()
})

const keyOf = async (integrationRuntimeName: string) =>
  (await at.call(purview.listAuthKeys, { params: { integrationRuntimeName } })).authKey1 ?? ''
const limit = (name: string, body: KeyChange) => at.call(console.updateAuthKey, { params: { name, keyName: 'authKey1' }, body })
const later = (ms: number) => new Date(at.clock.now.getTime() + ms)

let caller = 0
async function register(key: string, fields: object = {}, remoteAddress = `10.0.0.${++caller}`) {
  const { publicKey } = await anIdentity()
  const payload = { ...registerBody({ key, nodeName: unique('node'), publicKey }), ...fields }
  const answer = await at.app.inject({ method: 'POST', url: '/node/registration', payload, remoteAddress })
  return { status: answer.statusCode, ...answer.json<Partial<Registration> & Partial<ErrorBody>>() }
}

test('a key that has expired, or is used from elsewhere, is answered exactly like a wrong one; the record says why', async () => {
  const name = await aRuntime(at)
  const key = await keyOf(name)
  const wrong = await register([...key.split('@').slice(0, -1), Buffer.alloc(32).toString('base64')].join('@'))
  await limit(name, { expiresAt: later(60_000).toISOString() })
  expect(await register(key)).toMatchObject({ status: 201 })
  at.clock.now = later(60_000)
  const expired = await register(key)
  await limit(name, { expiresAt: null, allowedAddresses: ['192.168.0.0/16', '2001:db8::/32'] })
  const elsewhere = await register(key)
  expect(await register(key, {}, '192.168.7.7')).toMatchObject({ status: 201 })
  expect(await register(key, {}, '::ffff:192.168.7.8')).toMatchObject({ status: 201 })
  expect(wrong).toMatchObject({ status: 401, error: { code: 'AuthenticationKeyRefused' } })
  expect([expired, elsewhere]).toEqual([wrong, wrong])
  const refusals = (await audited(at, 'registerNode', `runtime/${name}`)).filter(({ outcome }) => outcome === 'refused')
  expect(refusals.map(({ detail }) => detail)).toMatchObject([
    { reason: 'wrong key' },
    { reason: 'authKey1 has expired' },
    { reason: 'authKey1 may not be used from this address' },
  ])
})

test('nodes that registered before a key expired stay', async () => {
  const name = await aRuntime(at)
  const { as } = await aNode(at, name)
  await limit(name, { expiresAt: new Date(0).toISOString(), allowedAddresses: ['192.168.0.0/16'] })
  await expect(at.call(node.heartbeat, { body: aHeartbeat }, as)).resolves.toMatchObject({ runtimeName: name })
})

test('a refusal because of the name or the number of nodes is on record too', async () => {
  const name = await aRuntime(at)
  await at.call(console.updateRuntime, { params: { name }, body: { nodesMax: 1 } })
  const key = await keyOf(name)
  await register(key, { nodeName: 'cellar' })
  expect((await register(key, { nodeName: 'Cellar' })).error?.code).toBe('NodeNameTaken')
  expect((await register(key, { nodeName: 'attic' })).error?.code).toBe('NodeLimitReached')
  expect((await audited(at, 'registerNode', `runtime/${name}`)).map(({ outcome, detail }) => ({ outcome, detail }))).toMatchObject([
    { outcome: 'succeeded' },
    { outcome: 'refused', detail: { node: 'Cellar', reason: 'name taken' } },
    { outcome: 'refused', detail: { node: 'attic', reason: 'node limit reached' } },
  ])
})

test('takes over the name of a node that is offline when asked to: that node ends, its runs are given to others', async () => {
  const name = await aRuntime(at)
  await at.call(console.updateRuntime, { params: { name }, body: { nodesMax: 1 } })
  const { as, registration, lease } = await aLeasedRun(at, name)
  const { nodeName } = registration
  const key = await keyOf(name)
  expect((await register(key, { nodeName, replaceOffline: true })).error?.code).toBe('NodeNameTaken')

  at.clock.now = later(31_000)
  expect((await register(key, { nodeName })).error).toMatchObject({ code: 'NodeNameTaken', message: expect.stringContaining('offline') })
  let made: Awaited<ReturnType<typeof register>> | undefined
  const heard = await announcedBy(at, async () => {
    made = await register(key, { nodeName: nodeName.toUpperCase(), replaceOffline: true })
  })

  expect(made).toMatchObject({ status: 201, nodeName: nodeName.toUpperCase() })
  expect(made?.nodeId).not.toBe(registration.nodeId)
  expect(heard).toEqual(
    expect.arrayContaining([
      { topic: 'nodes', name },
      { topic: 'runs', name: lease.runId },
    ]),
  )
  await expect(at.call(node.heartbeat, { body: aHeartbeat }, as)).rejects.toMatchObject({ code: 'NodeRemoved' })
  expect((await at.call(console.findRun, { params: { runId: lease.runId } })).status).toBe('Accepted')
  expect(await audited(at, 'replaceNode', `runtime/${name}`)).toMatchObject([{ detail: { node: nodeName, releasedRuns: 1 } }])
})

test('a machine that lost its registration takes over its own node once that is offline; another machine has to ask', async () => {
  const name = await aRuntime(at)
  await at.call(console.updateRuntime, { params: { name }, body: { nodesMax: 1 } })
  const key = await keyOf(name)
  const [own, others] = ['a'.repeat(64), 'b'.repeat(64)]
  const first = await register(key, { nodeName: 'cellar', machineId: own })
  await at.prisma.node.update({ where: { id: first.nodeId ?? '' }, data: { lastHeartbeatAt: at.clock.now } })
  expect((await register(key, { nodeName: 'cellar', machineId: own })).error?.code).toBe('NodeNameTaken')

  at.clock.now = later(31_000)
  expect((await register(key, { nodeName: 'cellar', machineId: others })).error?.code).toBe('NodeNameTaken')
  expect((await register(key, { nodeName: 'cellar' })).error?.code).toBe('NodeNameTaken')
  const second = await register(key, { nodeName: 'Cellar', machineId: own })
  expect(second).toMatchObject({ status: 201, nodeName: 'Cellar' })
  expect(await at.prisma.node.findMany({ where: { runtimeId: second.runtimeId ?? '' } })).toMatchObject([{ id: second.nodeId }])
  expect(await audited(at, 'replaceNode', `runtime/${name}`)).toMatchObject([{ outcome: 'succeeded', detail: { node: 'cellar' } }])
})

test('a node whose machine is not known keeps its place from one that is not known either', async () => {
  const key = await keyOf(await aRuntime(at))
  const { nodeId = '' } = await register(key, { nodeName: 'cellar' })
  await at.prisma.node.update({ where: { id: nodeId }, data: { lastHeartbeatAt: later(-60_000) } })
  expect((await register(key, { nodeName: 'cellar' })).error?.code).toBe('NodeNameTaken')
})

test('where the name is free, asking to take it over is registering', async () => {
  expect(await register(await keyOf(await aRuntime(at)), { replaceOffline: true })).toMatchObject({ status: 201 })
})
