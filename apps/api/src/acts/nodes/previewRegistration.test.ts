import { console as consoleFace, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, aRuntime } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const keyOf = async (integrationRuntimeName: string) =>
  (await at.call(purview.listAuthKeys, { params: { integrationRuntimeName } })).authKey1 ?? ''
const preview = (key: string) => at.call(node.previewRegistration, { body: { key } }, null)
const refused = { status: 401, code: 'AuthenticationKeyRefused' }

test('tells the runtime of a key, its nodes and its limit, and registers nothing', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime, 'node-1')
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  await aNode(at, runtime, 'Another')
  const seen = await preview(await keyOf(runtime))
  expect(seen).toEqual({
    runtimeName: runtime,
    nodesMax: 4,
    nodes: [
      { name: 'Another', status: 'Initializing' },
      { name: 'node-1', status: 'Online' },
    ],
  })
  expect(await preview(await keyOf(runtime))).toEqual(seen)
})

test('answers AuthenticationKeyRefused alike to every key that would not register, and keeps that on record', async () => {
  const runtime = await aRuntime(at)
  const key = await keyOf(runtime)
  const wrong = `${key.slice(0, -8)}AAAAAAA=`
  for (const one of ['no key', wrong]) await expect(preview(one)).rejects.toMatchObject(refused)
  await at.call(consoleFace.updateAuthKey, { params: { name: runtime, keyName: 'authKey1' }, body: { expiresAt: '2020-01-01T00:00:00Z' } })
  await expect(preview(key)).rejects.toMatchObject(refused)
  const kept = await at.prisma.auditEvent.findMany({ where: { action: 'previewRegistration' } })
  expect(kept).toHaveLength(3)
  expect(JSON.stringify(kept, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
    key.split('@').at(-1),
  )
})

test('thirty keys a minute from one address are enough: the next is answered TooManyRequests', async () => {
  const request = { method: 'POST', url: '/node/registration/preview', payload: { key: 'IR@wrong' }, remoteAddress: '10.0.0.7' } as const
  const answers = []
  for (let count = 0; count < 31; count++) answers.push(await at.app.inject(request))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array<number>(30).fill(401), 429])
  expect(answers.at(-1)?.json()).toMatchObject({ error: { code: 'TooManyRequests' } })
})
