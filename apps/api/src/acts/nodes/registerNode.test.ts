import { node, purview, type ErrorBody, type Registration } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, anIdentity, aRuntime, registerBody, unique } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const keysOf = (integrationRuntimeName: string) => at.call(purview.listAuthKeys, { params: { integrationRuntimeName } })
const idOf = async (name: string) => (await at.prisma.runtime.findUniqueOrThrow({ where: { nameKey: name } })).id

let caller = 0
/** Registers from an address of its own, because calls are counted by address. Answers what came, success or not. */
async function register(key = '', fields: object = {}) {
  const remoteAddress = `10.0.0.${++caller}`
  const { publicKey } = await anIdentity()
  const payload = { ...registerBody({ key, nodeName: unique('node'), publicKey }), ...fields }
  const answer = await at.app.inject({ method: 'POST', url: '/node/registration', payload, remoteAddress })
  return { status: answer.statusCode, remoteAddress, ...answer.json<Partial<Registration> & Partial<ErrorBody>>() }
}

test('makes a node under its own public key, and is on record and announced', async () => {
  const name = await aRuntime(at)
  const { authKey2 } = await keysOf(name)
  const { publicKey, sign } = await anIdentity()
  let made: Awaited<ReturnType<typeof register>> | undefined
  const heard = await announcedBy(at, async () => {
    made = await register(authKey2, { nodeName: 'Cellar_1', publicKey })
  })
  const runtimeId = await idOf(name)
  expect(made).toMatchObject({ status: 201, nodeName: 'Cellar_1', runtimeId, runtimeName: name, account: 'testaccount' })
  expect(heard).toEqual([{ topic: 'nodes', name }])
  const row = await at.prisma.node.findUniqueOrThrow({ where: { publicKey } })
  expect(row).toMatchObject({ id: made?.nodeId, runtimeId, enrolledWith: 'authKey2', address: made?.remoteAddress, lastHeartbeatAt: null })
  const key = await at.prisma.authKey.findFirstOrThrow({ where: { runtimeId, slot: 'authKey2' } })
  expect(key.lastUsedAt).toEqual(at.clock.now)
  expect(await audited(at, 'registerNode', `runtime/${name}`)).toMatchObject([
    { actorKind: 'anyone', outcome: 'succeeded', address: made?.remoteAddress, detail: { node: 'Cellar_1', keyName: 'authKey2' } },
  ])
  const as = await sign({ issuer: row.id, audience: runtimeId })
  await expect(at.call(node.heartbeat, { body: aHeartbeat }, as)).resolves.toMatchObject({ runtimeName: name })
})

test('takes a key with white space around it, as it comes from copying', async () => {
  const { authKey1 = '' } = await keysOf(await aRuntime(at))
  expect(await register(`  ${authKey1}\r\n`)).toMatchObject({ status: 201 })
})

test('every wrong key is answered alike, with AuthenticationKeyRefused', async () => {
  const [name, other] = [await aRuntime(at), await aRuntime(at)]
  const [{ authKey1: old = '' }, { authKey1: others = '' }] = [await keysOf(name), await keysOf(other)]
  await at.call(purview.regenerateAuthKey, { params: { integrationRuntimeName: name }, body: { keyName: 'authKey1' } })
  const gone = await aRuntime(at)
  const { authKey1: ofGone = '' } = await keysOf(gone)
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: gone } })
  const wrong = {
    'a regenerated one': old,
    'that of a deleted runtime': ofGone,
    'the secret of another runtime': [...old.split('@').slice(0, -1), others.split('@').at(-1)].join('@'),
    'an invented secret': [...old.split('@').slice(0, -1), Buffer.alloc(32).toString('base64')].join('@'),
    'half of one': old.slice(0, 60),
    'no key at all': 'IR@',
  }
  const answers = await Promise.all(Object.values(wrong).map((key) => register(key)))
  expect(new Set(answers.map(({ status, error }) => JSON.stringify([status, error])))).toHaveLength(1)
  expect(answers[0]).toMatchObject({ status: 401, error: { code: 'AuthenticationKeyRefused' } })
  expect(await at.prisma.node.count({ where: { runtimeId: { in: [await idOf(name), await idOf(other)] } } })).toBe(0)
  const refusals = await at.prisma.auditEvent.findMany({ where: { action: 'registerNode', outcome: 'refused' } })
  expect(new Set(refusals.map(({ address }) => address))).toEqual(new Set(answers.map(({ remoteAddress }) => remoteAddress)))
  const told = JSON.stringify([answers, refusals.map(({ detail }) => detail), at.log])
  expect(Object.values(wrong).filter((key) => key.length > 10 && told.includes(key.split('@').at(-1) ?? ''))).toEqual([])
})

test('the same public key again is the same node: an answer that was lost is asked for once more', async () => {
  const name = await aRuntime(at)
  const { authKey1, authKey2 } = await keysOf(name)
  const { publicKey } = await anIdentity()
  const { status: _, remoteAddress: _from, ...first } = await register(authKey1, { publicKey, nodeName: 'twice' })
  expect(await register(authKey2, { publicKey, nodeName: 'twice' })).toMatchObject({ status: 201, ...first })
  expect(await at.prisma.node.count({ where: { publicKey } })).toBe(1)
  expect(await audited(at, 'registerNode', `runtime/${name}`)).toHaveLength(1)
})

test('a name that another node of the runtime has, in any case, is refused with NodeNameTaken; another runtime may have it', async () => {
  const [name, other] = [await aRuntime(at), await aRuntime(at)]
  const { authKey1 } = await keysOf(name)
  await register(authKey1, { nodeName: 'Cellar' })
  expect(await register(authKey1, { nodeName: 'cellar' })).toMatchObject({
    status: 409,
    error: { code: 'NodeNameTaken', message: expect.stringContaining('cellar') },
  })
  expect(await register((await keysOf(other)).authKey1, { nodeName: 'cellar' })).toMatchObject({ status: 201 })
})

test('of more nodes at once than the limit allows exactly the limit is in, the others get NodeLimitReached', async () => {
  const name = await aRuntime(at)
  const { authKey1 } = await keysOf(name)
  const answers = await Promise.all(Array.from({ length: 7 }, () => register(authKey1)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(4)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(3)
  expect(answers.find(({ status }) => status === 409)?.error).toMatchObject({
    code: 'NodeLimitReached',
    message: expect.stringContaining(`${name} has 4 nodes`),
  })
  expect(await at.prisma.node.count({ where: { runtimeId: await idOf(name) } })).toBe(4)
})

test('of two at once with one name one is in', async () => {
  const { authKey1 } = await keysOf(await aRuntime(at))
  const answers = await Promise.all([register(authKey1, { nodeName: 'same' }), register(authKey1, { nodeName: 'SAME' })])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]))
})

test('a place that a removed node left is free again, for its machine under its old name and key too', async () => {
  const name = await aRuntime(at)
  const { registration, publicKey } = await aNode(at, name, 'Cellar')
  const { authKey1 } = await keysOf(name)
  for (const _ of [1, 2, 3]) await register(authKey1)
  expect(await register(authKey1)).toMatchObject({ status: 409 })
  await at.prisma.node.delete({ where: { id: registration.nodeId } })
  expect(await register(authKey1, { nodeName: 'Cellar', publicKey })).toMatchObject({ status: 201 })
})

test('registering and deleting the runtime at once leaves neither a node nor an error of ours', async () => {
  const name = await aRuntime(at)
  const [{ authKey1 }, runtimeId] = [await keysOf(name), await idOf(name)]
  const registering = [register(authKey1), register(authKey1)]
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: name } })
  const statuses = (await Promise.all([...registering, register(authKey1)])).map(({ status }) => status)
  expect(statuses.filter((status) => status !== 201 && status !== 401)).toEqual([])
  expect(statuses.at(-1)).toBe(401)
  expect(await at.prisma.node.count({ where: { runtimeId } })).toBe(0)
})

test.each([
  ['publicKey', 'x'.repeat(42)],
  ['publicKey', 'x'.repeat(44)],
  ['concurrentJobsLimit', 0],
  ['concurrentJobsLimit', 65],
  ['nodeName', ''],
  ['nodeName', '_node'],
  ['nodeName', 'a'.repeat(151)],
  ['machineName', ''],
  ['key', 'x'.repeat(513)],
])('refuses the %s %j with InvalidField before it looks at the key', async (target, value) => {
  expect(await register('x', { [target]: value })).toMatchObject({ status: 400, error: { code: 'InvalidField', target } })
})

test('thirty calls a minute from one address are enough', async () => {
  const body = registerBody({ key: 'x', nodeName: 'n', publicKey: 'A'.repeat(43) })
  const once = () => at.app.inject({ method: 'POST', url: '/node/registration', payload: body, remoteAddress: '10.1.1.1' })
  const answers = []
  for (let count = 0; count < 31; count++) answers.push(await once())
  expect(new Set(answers.slice(0, 30).map(({ statusCode }) => statusCode))).toEqual(new Set([401]))
  expect(answers.at(-1)?.json()).toMatchObject({ error: { code: 'TooManyRequests' } })
})
