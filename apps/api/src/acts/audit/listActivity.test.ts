import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, anIdentity, aPerson, aRuntime, registerBody, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const activity = (name: string, query: { $skipToken?: string } = {}) => at.call(console.listActivity, { params: { name }, query })
const actionsOf = async (name: string) => (await activity(name)).value.map(({ action, outcome }) => [action, outcome])

test('tells everything that happened to a runtime, its keys and its nodes, newest first', async () => {
  const name = await aRuntime(at)
  const { registration } = await aNode(at, name)
  const { authKey1: old = '' } = await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: name } })
  await at.call(purview.regenerateAuthKey, { params: { integrationRuntimeName: name }, body: { keyName: 'authKey1' } })
  const { publicKey } = await anIdentity()
  const refused = at.call(node.registerNode, { body: registerBody({ key: old, nodeName: 'late', publicKey }) }, null)
  await expect(refused).rejects.toMatchObject({ code: 'AuthenticationKeyRefused' })
  await at.call(console.updateRuntime, { params: { name }, body: { nodesMax: 2 } })
  await at.call(console.updateAuthKey, { params: { name, keyName: 'authKey2' }, body: { allowedAddresses: ['10.0.0.0/8'] } })
  const params = { name, nodeName: registration.nodeName }
  await at.call(console.drainNode, { params })
  await at.call(console.removeNode, { params })

  expect(await actionsOf(name.toUpperCase())).toEqual([
    ['removeNode', 'succeeded'],
    ['drainNode', 'succeeded'],
    ['updateAuthKey', 'succeeded'],
    ['updateRuntime', 'succeeded'],
    ['registerNode', 'refused'],
    ['regenerateAuthKey', 'succeeded'],
    ['listAuthKeys', 'succeeded'],
    ['registerNode', 'succeeded'],
    ['listAuthKeys', 'succeeded'],
    ['createRuntime', 'succeeded'],
  ])
})

test('says of each who did it, when, from where and with what', async () => {
  const name = await aRuntime(at)
  const before = Date.now()
  await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: name } }, await aPerson(at, 'DataSourceAdministrator'))
  const [event] = (await activity(name)).value
  expect(event).toEqual({
    id: expect.stringMatching(/^\d+$/),
    at: expect.any(String),
    actorKind: 'user',
    actor: expect.stringMatching(/^person-/),
    action: 'listAuthKeys',
    outcome: 'succeeded',
    address: '127.0.0.1',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    detail: {},
  })
  expect(Date.parse(event?.at ?? '')).toBeGreaterThanOrEqual(before - 1000)
})

test('a runtime of the same name begins anew', async () => {
  const name = await aRuntime(at)
  await at.call(console.deleteRuntime, { params: { name } })
  const target = `runtime/${name}`
  await at.prisma.auditEvent.updateMany({ where: { target }, data: { at: new Date(Date.now() - 60_000) } })
  await aRuntime(at, name)
  expect(await actionsOf(name)).toEqual([['createRuntime', 'succeeded']])
})

test('comes page by page', async () => {
  const name = await aRuntime(at)
  const event = { actorKind: 'user', actor: 'Ada', target: `runtime/${name}`, outcome: 'succeeded' }
  await at.prisma.auditEvent.createMany({ data: Array.from({ length: 101 }, (_, index) => ({ ...event, action: `act-${index}` })) })
  const first = await activity(name)
  const second = await activity(name, skipTokenOf(first))
  const actions = [...first.value, ...second.value].map(({ action }) => action)
  expect(actions).toEqual([...Array.from({ length: 101 }, (_, index) => `act-${100 - index}`), 'createRuntime'])
  expect([first.value.length, first.count, second.nextLink]).toEqual([100, 102, undefined])
})

test.each([['x'], ['9'.repeat(19)], ['1', '2']])('refuses the page token of %j, %j with InvalidField', async (...values) => {
  const $skipToken = Buffer.from(JSON.stringify(values)).toString('base64url')
  await expect(activity(await aRuntime(at), { $skipToken })).rejects.toMatchObject({ code: 'InvalidField', target: '$skipToken' })
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(activity('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})
