import { node, purview, type KeySlot } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, anIdentity, aRuntime, registerBody, unique } from '../../testing/builders.ts'
import { announcedBy, audited, race } from '../../testing/observe.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const regenerate = (integrationRuntimeName: string, keyName: KeySlot = 'authKey1') =>
  at.call(purview.regenerateAuthKey, { params: { integrationRuntimeName }, body: { keyName } })
const keysOf = (integrationRuntimeName: string) => at.call(purview.listAuthKeys, { params: { integrationRuntimeName } })
const register = async (key = '') => {
  const { publicKey } = await anIdentity()
  return at.call(node.registerNode, { body: registerBody({ key, nodeName: unique('node'), publicKey }) }, null)
}

test('answers the new key alone, which is listed from then on; the other stays', async () => {
  const name = await aRuntime(at)
  const before = await keysOf(name)
  const answer = await regenerate(name, 'authKey2')
  expect(Object.keys(answer)).toEqual(['authKey2'])
  expect(answer.authKey2).not.toBe(before.authKey2)
  expect(await keysOf(name)).toEqual({ authKey1: before.authKey1, ...answer })
})

test('the old value registers nobody any more, the new one and the other key do', async () => {
  const name = await aRuntime(at)
  const before = await keysOf(name)
  const { authKey1 } = await regenerate(name)
  await expect(register(before.authKey1)).rejects.toMatchObject({ code: 'AuthenticationKeyRefused' })
  await expect(register(authKey1)).resolves.toMatchObject({ runtimeName: name })
  await expect(register(before.authKey2)).resolves.toMatchObject({ runtimeName: name })
})

test('nodes that registered with the old value stay', async () => {
  const name = await aRuntime(at)
  const { as } = await aNode(at, name)
  await regenerate(name)
  await expect(at.call(node.heartbeat, { body: aHeartbeat }, as)).resolves.toMatchObject({ runtimeName: name })
})

test('a node that registers with the old value at the same moment is either in before, or refused', async () => {
  const name = await aRuntime(at)
  const { authKey1 = '' } = await keysOf(name)
  const { id } = await at.prisma.runtime.findUniqueOrThrow({ where: { nameKey: name } })
  const settled = await race(at, {
    first: (tx) => tx.$queryRaw`SELECT FROM runtime WHERE id = ${id}::uuid FOR SHARE`,
    call: () => register(authKey1),
    meanwhile: () => regenerate(name),
  })
  expect(settled).toMatchObject({ status: 'rejected', reason: { code: 'AuthenticationKeyRefused' } })
  expect(await at.prisma.node.count({ where: { runtimeId: id } })).toBe(0)
})

test('twice at once makes two keys, of which the listed one registers and the other does not', async () => {
  const name = await aRuntime(at)
  const made = (await Promise.all([regenerate(name), regenerate(name)])).map(({ authKey1 }) => authKey1)
  const { authKey1 } = await keysOf(name)
  expect(made).toContain(authKey1)
  await expect(register(authKey1)).resolves.toMatchObject({ runtimeName: name })
  await expect(register(made.find((key) => key !== authKey1))).rejects.toMatchObject({ code: 'AuthenticationKeyRefused' })
})

test('is on record and announced, without the key', async () => {
  const name = await aRuntime(at)
  let key = ''
  const heard = await announcedBy(at, async () => {
    key = (await regenerate(name)).authKey1 ?? ''
  })
  expect(heard).toEqual([{ topic: 'runtimes', name }])
  const records = await audited(at, 'regenerateAuthKey', `runtime/${name}`)
  expect(records).toMatchObject([{ actorKind: 'token', detail: { keyName: 'authKey1' } }])
  expect(at.log.join('')).not.toContain(key.split('@').at(-1))
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(regenerate('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})

test('refuses a key that does not exist', async () => {
  await expect(regenerate(await aRuntime(at), 'authKey3' as KeySlot)).rejects.toMatchObject({ code: 'InvalidField', target: 'keyName' })
})

test.each([
  [
    'as the original has it',
    (name: string) => `/scan/integrationruntimes/${name}:regenerateAuthKey?api-version=2023-09-01`,
    { keyName: 'authKey1' },
  ],
  ['as the pages do it', (name: string) => `/api/runtimes/${name}/keys/authKey1/regeneration`, { nodes: 'keep' }],
])(
  'a thief of a token who locks machines out, key by key, %s, is stopped after sixty a minute: TooManyRequests',
  async (_, urlOf, payload) => {
    const url = urlOf(await aRuntime(at))
    const headers = { authorization: `Bearer ${testToken}` }
    const renew = () => at.app.inject({ method: 'POST', url, headers, payload, remoteAddress: '10.0.0.1' })
    for (let count = 0; count < 60; count++) expect((await renew()).statusCode).toBe(200)
    const refused = await renew()
    expect([refused.statusCode, refused.headers['x-ms-error-code']]).toEqual([429, 'TooManyRequests'])
    expect(refused.headers).toHaveProperty('retry-after')
  },
)
