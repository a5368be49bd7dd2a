import { console } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aPerson } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const [minute, hour] = [60_000, 3_600_000]
beforeEach(() => {
  at.clock.now = new Date()
})
const later = (ms: number) => {
  at.clock.now = new Date(at.clock.now.getTime() + ms)
}
const session = (as: Record<string, string>) => at.call(console.getSession, {}, as)
const refused = { status: 401, code: 'Unauthenticated' }

test('says who is signed in, in which role', async () => {
  expect(await session(await aPerson(at, 'Operator'))).toEqual({
    account: 'testaccount',
    userName: expect.stringMatching(/^person-/),
    role: 'Operator',
  })
})

test('a program with the token is an administrator', async () => {
  expect(await at.call(console.getSession, {})).toMatchObject({ userName: 'MOORING_BOOTSTRAP_TOKEN', role: 'Administrator' })
})

test('a session that is not used for twelve hours has ended, one that is used goes on', async () => {
  const [used, forgotten] = [await aPerson(at, 'Reader'), await aPerson(at, 'Reader')]
  later(11 * hour)
  await session(used)
  later(2 * hour)
  await expect(session(forgotten)).rejects.toMatchObject(refused)
  expect(await session(used)).toMatchObject({ role: 'Reader' })
})

test('what a page asks for by itself does not prolong it: an open page that nobody uses is signed out', async () => {
  const person = await aPerson(at, 'Reader')
  later(11 * hour)
  await session({ ...person, 'x-mooring-unattended': '1' })
  later(2 * hour)
  await expect(session(person)).rejects.toMatchObject(refused)
  await expect(session({ ...person, 'x-mooring-unattended': '' })).rejects.toMatchObject(refused)
})

test('after seven days it has ended in any case', async () => {
  const person = await aPerson(at, 'Reader')
  for (let day = 0; day < 14; day++) {
    later(12 * hour - minute)
    await session(person)
  }
  later(hour)
  await expect(session(person)).rejects.toMatchObject(refused)
})

test('its use is noted once a minute: reading is not a write each time', async () => {
  const person = await aPerson(at, 'Reader')
  const { userName } = await session(person)
  const seen = async () => (await at.prisma.session.findFirstOrThrow({ where: { user: { name: userName } } })).lastSeenAt
  const first = await seen()
  later(minute / 2)
  await session(person)
  expect(await seen()).toEqual(first)
  later(minute)
  await session(person)
  expect(await seen()).toEqual(at.clock.now)
})

test('ends when its user is gone', async () => {
  const person = await aPerson(at, 'Reader')
  const { userName } = await session(person)
  await at.prisma.user.delete({ where: { nameKey: userName } })
  await expect(session(person)).rejects.toMatchObject(refused)
})
