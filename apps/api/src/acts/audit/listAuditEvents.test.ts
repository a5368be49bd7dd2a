import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aHeartbeat, anIdentity, aPerson, aRuntime, skipTokenOf, unique } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())
// A minute in which refusals are recorded anew.
beforeEach(() => {
  at.clock.now = new Date(at.clock.now.getTime() + 60_000)
})

type Query = Parameters<typeof at.call<typeof console.listAuditEvents>>[1]['query']
const events = (query: Query = {}) => at.call(console.listAuditEvents, { query })
const newest = async (query: Query = {}) => (await events(query)).value[0]

test('tells of anything, newest first, with what it was done to', async () => {
  const name = await aRuntime(at)
  const dataSourceName = unique('source')
  const body = { kind: 'AzurePostgreSql' as const, properties: { serverEndpoint: '127.0.0.1', port: 5432 } }
  await at.call(purview.putDataSource, { params: { dataSourceName }, body })
  const { value } = await events()
  expect(value.slice(0, 2)).toMatchObject([
    { target: `dataSource/${dataSourceName}`, actorKind: 'token', outcome: 'succeeded', address: '127.0.0.1' },
    { target: `runtime/${name}`, action: 'createRuntime' },
  ])
})

test('finds by who, what, to what and with which outcome', async () => {
  const as = await aPerson(at, 'DataSourceAdministrator')
  const { userName: actor } = await at.call(console.getSession, {}, as)
  const name = await aRuntime(at)
  await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: name } }, as)
  for (const query of [
    { actor },
    { actor, action: 'listAuthKeys' },
    { actor, target: `runtime/${name}` },
    { actor, outcome: 'succeeded' as const },
  ])
    expect((await events(query)).value).toMatchObject([{ actor, action: 'listAuthKeys', target: `runtime/${name}` }])
  for (const query of [
    { actor: 'nobody' },
    { actor, action: 'signIn' },
    { actor, target: 'runtime/' },
    { actor, outcome: 'refused' as const },
  ])
    expect(await events(query)).toMatchObject({ value: [], count: 0 })
})

test('comes in pages', async () => {
  const target = unique('target')
  const event = { actorKind: 'anyone', actor: '', action: 'paged', target, outcome: 'succeeded' }
  await at.prisma.auditEvent.createMany({ data: Array.from({ length: 150 }, () => event) })
  const first = await events({ target })
  const rest = await events({ target, ...skipTokenOf(first) })
  expect([first.count, new Set([...first.value, ...rest.value].map(({ id }) => id)).size, rest.nextLink]).toEqual([150, 150, undefined])
  await expect(events({ $skipToken: 'x' })).rejects.toMatchObject({ code: 'InvalidField' })
})

test('tells that somebody was refused what only another role may: RoleMissing', async () => {
  const as = await aPerson(at, 'Operator')
  const { userName: actor } = await at.call(console.getSession, {}, as)
  await expect(at.call(console.listAuditEvents, { query: { actor } }, as)).rejects.toMatchObject({ code: 'RoleMissing' })
  expect(await newest({ actor })).toMatchObject({
    action: 'call',
    target: 'GET /api/audit',
    outcome: 'refused',
    detail: { code: 'RoleMissing' },
  })
})

test.each([
  [
    'a wrong bearer token',
    'GET /api/session',
    'Unauthenticated',
    () => at.call(console.getSession, {}, { authorization: 'Bearer guessed' }),
  ],
  [
    'a token of no node',
    'POST /node/heartbeat',
    'NodeUnauthenticated',
    async () => {
      const { sign } = await anIdentity()
      const as = await sign({ issuer: '11111111-1111-4111-8111-111111111111', audience: '11111111-1111-4111-8111-111111111111' })
      return at.call(node.heartbeat, { body: aHeartbeat }, as)
    },
  ],
  [
    'a call from another site',
    'DELETE /api/session',
    'CrossSiteRequest',
    async () => at.call(console.signOut, {}, { ...(await aPerson(at, 'Reader')), 'sec-fetch-site': 'cross-site' }),
  ],
  [
    'a wrong link of the first start',
    'POST /api/setup',
    'SetupLinkInvalid',
    () => {
      const body = { token: 'guessed', userName: 'Eve', password: 'a phrase that nobody knows' }
      return at.call(console.createFirstAdministrator, { body }, { 'sec-fetch-site': 'same-origin' })
    },
  ],
])('tells of %s, without what was tried', async (_, target, code, tryIt) => {
  await expect(tryIt()).rejects.toMatchObject({ code })
  const event = await newest()
  expect(event).toMatchObject({ actor: '', target, outcome: 'refused', address: '127.0.0.1', detail: { code } })
  expect(JSON.stringify([event, at.log])).not.toContain('guessed')
  expect(at.log.filter((line) => line.includes('"refused"') && line.includes(code))).toHaveLength(1)
})

test('a visitor who has not signed in yet is no event', async () => {
  const { count } = await events()
  await expect(at.call(console.getSession, {}, null)).rejects.toMatchObject({ code: 'Unauthenticated' })
  expect((await events()).count).toBe(count)
})

test('a flood of refusals fills no table: ten a minute are recorded, and how many were not', async () => {
  const { count = 0 } = await events()
  for (let call = 0; call < 30; call++) await at.app.inject({ url: '/api/session', headers: { authorization: 'Bearer guessed' } })
  expect((await events()).count).toBe(count + 10)
  at.clock.now = new Date(at.clock.now.getTime() + 60_000)
  await at.app.inject({ url: '/api/session', headers: { authorization: 'Bearer guessed' } })
  expect(await newest()).toMatchObject({ detail: { code: 'Unauthenticated', refusedBefore: 20 } })
})
