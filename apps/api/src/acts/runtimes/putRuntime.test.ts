import { console, purview } from '@mooring/contract'
import { parseAuthKey } from '@mooring/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authKeyOwner } from '../../ActContext.ts'
import { lockRuntime } from '../../database/queries/findRuntime.ts'
import { runtimeColumns } from '../../database/queries/runtimeColumns.ts'
import { aNode, aRuntime, unique } from '../../testing/builders.ts'
import { announcedBy, audited, race } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const put = (integrationRuntimeName: string, properties?: object, kind: 'SelfHosted' | 'Managed' = 'SelfHosted') =>
  at.call(purview.putRuntime, { params: { integrationRuntimeName }, body: { kind, ...(properties === undefined ? {} : { properties }) } })
const keysOf = (integrationRuntimeName: string) => at.call(purview.listAuthKeys, { params: { integrationRuntimeName } })

test('creates the runtime with two keys of its own, sealed, and is on record', async () => {
  const name = unique('runtime')
  const description = 'Machines in the cellar'
  expect(await put(name, { description })).toEqual({
    id: `integrationruntimes/${name}`,
    name,
    kind: 'SelfHosted',
    properties: { description },
  })
  const row = await at.prisma.runtime.findUniqueOrThrow({ where: { nameKey: name }, include: { authKeys: { orderBy: { slot: 'asc' } } } })
  expect(row).toMatchObject({ description, nodesMax: 4, authKeys: [{ slot: 'authKey1' }, { slot: 'authKey2' }] })
  const secrets = row.authKeys.map(({ slot, sealed, lookup }) => {
    const secret = at.console.keyring.open(sealed, authKeyOwner(row.id, slot))
    expect(at.console.keyring.lookup(secret).equals(lookup)).toBe(true)
    return secret
  })
  expect(new Set(secrets).size).toBe(2)
  expect(parseAuthKey((await keysOf(name)).authKey1 ?? '')).toMatchObject({ runtimeId: row.id, secret: secrets[0] })
  expect(await audited(at, 'createRuntime', `runtime/${name}`)).toMatchObject([
    { actorKind: 'token', actor: 'MOORING_BOOTSTRAP_TOKEN', outcome: 'succeeded', address: '127.0.0.1', requestId: expect.any(String) },
  ])
})

test('replaces the description and nothing else: keys and nodes stay', async () => {
  const name = await aRuntime(at)
  const { registration } = await aNode(at, name)
  const before = await keysOf(name)
  expect((await put(name, { description: 'Another' })).properties).toEqual({ description: 'Another' })
  expect((await put(name)).properties).toEqual({})
  expect(await keysOf(name)).toEqual(before)
  expect(await at.prisma.node.count({ where: { id: registration.nodeId } })).toBe(1)
  expect(await audited(at, 'createRuntime', `runtime/${name}`)).toHaveLength(1)
  expect(await audited(at, 'updateRuntime', `runtime/${name}`)).toHaveLength(2)
})

test('of many at once one creates, all succeed, and there is one runtime with two keys', async () => {
  const name = unique('runtime')
  await Promise.all(Array.from({ length: 8 }, (_, index) => put(index % 2 === 0 ? name : name.toUpperCase())))
  const rows = await at.prisma.runtime.findMany({ where: { nameKey: name }, include: { authKeys: true } })
  expect(rows.map(({ authKeys }) => authKeys.length)).toEqual([2])
  const records = await at.prisma.auditEvent.groupBy({ by: ['action'], where: { target: { endsWith: rows[0]?.name ?? '' } }, _count: true })
  expect(Object.fromEntries(records.map(({ action, _count }) => [action, _count]))).toEqual({ createRuntime: 1, updateRuntime: 7 })
})

test('another spelling of the name is the same runtime, shown as it was first typed', async () => {
  const name = await aRuntime(at)
  expect(await put(name.toUpperCase(), { description: 'Another' })).toMatchObject({ name, properties: { description: 'Another' } })
})

test.each([
  ['kind', 'Managed', {}],
  ['kind', 'Managed', { typeProperties: { computeProperties: { location: 'AutoResolve' } } }],
] as const)('refuses the %s %s with IntegrationRuntime_UserError and a sentence', async (target, kind, properties) => {
  const name = unique('runtime')
  await expect(put(name, properties, kind)).rejects.toMatchObject({
    status: 400,
    code: 'IntegrationRuntime_UserError',
    target,
    message: expect.stringMatching(new RegExp(`${name}.*self-hosted`)),
  })
  expect(await at.prisma.runtime.count({ where: { nameKey: name } })).toBe(0)
})

test('refuses what only a Managed one has on a self-hosted one', async () => {
  const managed = { managedVirtualNetworkReference: { referenceName: 'net', type: 'ManagedVirtualNetworkReference' } }
  await expect(put(unique('runtime'), managed)).rejects.toMatchObject({ code: 'InvalidField', target: 'properties' })
})

test.each(['ab', 'a_b', '-abc', 'abc-', 'a--b', 'a b', 'naïve', 'x'.repeat(64), 'a/b', 'a:b', '%2e'])(
  'refuses the name %j with InvalidField',
  async (name) => {
    await expect(put(name)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: 'integrationRuntimeName' })
  },
)

test('takes the longest name and the longest description', async () => {
  const name = 'x'.repeat(63)
  const description = '🚢'.repeat(4096)
  expect(await put(name, { description })).toMatchObject({ name, properties: { description } })
})

test('is announced', async () => {
  const name = unique('runtime')
  expect(await announcedBy(at, () => put(name))).toEqual([{ topic: 'runtimes', name }])
})

test('what is searched follows the description and keeps the tags, also of somebody who tags it at the same moment', async () => {
  const name = await aRuntime(at)
  const settled = await race(at, {
    first: (tx) => lockRuntime(tx, name, 'UPDATE'),
    call: () => put(name, { description: 'Second' }),
    meanwhile: (tx) =>
      tx.runtime.update({ where: { nameKey: name }, data: runtimeColumns({ name, description: 'First', tags: ['Theirs'] }) }),
  })
  expect(settled.status).toBe('fulfilled')
  const found = async (search: string) => (await at.call(console.listRuntimes, { query: { search } })).value.map((one) => one.name)
  expect([await found('theirs'), await found('second'), await found('first')]).toEqual([[name], [name], []])
})
