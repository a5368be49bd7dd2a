import { purview } from '@mooring/contract'
import { parseAuthKey } from '@mooring/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, aRuntime } from '../../testing/builders.ts'
import { audited } from '../../testing/observe.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const list = (integrationRuntimeName: string, as?: Record<string, string>) =>
  at.call(purview.listAuthKeys, { params: { integrationRuntimeName } }, as)

test('shows both keys, which differ in their secrets only, and name the runtime and where the console is reached', async () => {
  const name = await aRuntime(at)
  const { id } = await at.prisma.runtime.findUniqueOrThrow({ where: { nameKey: name } })
  const { authKey1 = '', authKey2 = '' } = await list(name)
  const [one, other] = [parseAuthKey(authKey1), parseAuthKey(authKey2)]
  expect(one).toEqual({ runtimeId: id, account: 'testaccount', host: 'console.test:8080', secret: expect.any(String) })
  expect(other).toEqual({ ...one, secret: expect.any(String) })
  expect(other?.secret).not.toBe(one?.secret)
  expect(await list(name)).toEqual({ authKey1, authKey2 })
})

test('whoever sees the keys is on record, the keys are not', async () => {
  const name = await aRuntime(at)
  const person = await aPerson(at, 'DataSourceAdministrator')
  const { authKey1 = '' } = await list(name, person)
  const records = await audited(at, 'listAuthKeys', `runtime/${name}`)
  expect(records).toMatchObject([{ actorKind: 'user', actor: expect.stringMatching(/^person-/), outcome: 'succeeded' }])
  const secret = authKey1.split('@').at(-1) ?? ''
  expect(JSON.stringify(records.map(({ detail }) => detail))).not.toContain(secret)
  expect(at.log.join('')).not.toContain(secret)
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there, and puts nothing on record', async () => {
  await expect(list('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
  expect(await audited(at, 'listAuthKeys', 'runtime/never-was')).toEqual([])
})

test('a thief of a token who takes the keys of one runtime after the other gets sixty a minute: TooManyRequests, however he spells it', async () => {
  const name = await aRuntime(at)
  const take = (action: string, remoteAddress = '10.0.0.1') =>
    at.app.inject({
      method: 'POST',
      url: `/scan/integrationruntimes/${name}${action}?api-version=2022-07-01-preview`,
      headers: { authorization: `Bearer ${testToken}` },
      remoteAddress,
    })
  const answers = await Promise.all(Array.from({ length: 60 }, (_, count) => take(count % 2 === 0 ? ':listAuthKeys' : '/:listAuthKeys')))
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  const refused = [await take(':listAuthKeys'), await take('/:listAuthKeys')]
  for (const { statusCode, headers } of refused)
    expect([statusCode, headers['x-ms-error-code'], Number(headers['retry-after'])]).toEqual([
      429,
      'TooManyRequests',
      expect.toSatisfy((s: number) => s > 0 && s <= 60),
    ])
  expect((await take(':listAuthKeys', '10.0.0.2')).statusCode).toBe(200)
})
