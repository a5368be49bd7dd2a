import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { hashPassword } from '../../secrets/passwords.ts'
import { tokenHash } from '../../secrets/tokens.ts'
import { unique } from '../../testing/builders.ts'
import { audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

// Checking a password takes almost half a second: one hash for everybody, and no more attempts than needed.
const password = 'correct horse battery staple'
let passwordHash: string
let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
  passwordHash = await hashPassword(password)
})
afterAll(() => at.close())

const fromOurPage = { 'sec-fetch-site': 'same-origin' }
const signIn = (userName: string, typed = password) => at.call(console.signIn, { body: { userName, password: typed } }, fromOurPage)

async function aUser(row: { failedSignIns?: number; lockedUntil?: Date } = {}): Promise<string> {
  const name = unique('Person')
  await at.prisma.user.create({ data: { name, nameKey: name.toLowerCase(), role: 'Operator', passwordHash, ...row } })
  return name
}
const userOf = (name: string) =>
  at.prisma.user.findUniqueOrThrow({ where: { name, nameKey: name.toLowerCase() }, include: { sessions: true } })

test('begins a session of its own, whose cookie is kept nowhere, and is on record', async () => {
  const name = await aUser({ failedSignIns: 3 })
  const payload = { userName: name.toUpperCase(), password }
  const headers = { ...fromOurPage, cookie: 'mooring-session=known-before' }
  const answer = await at.app.inject({ method: 'POST', url: '/api/session', payload, headers })
  expect([answer.statusCode, answer.json()]).toEqual([201, { account: 'testaccount', userName: name, role: 'Operator' }])
  const [cookie, browser] = answer.cookies
  expect(browser).toEqual({
    ...{ name: 'mooring-browser', value: expect.any(String), path: '/', maxAge: 15_552_000, httpOnly: true, sameSite: 'Strict' },
  })
  expect(cookie).toEqual({ name: 'mooring-session', value: expect.any(String), path: '/', httpOnly: true, sameSite: 'Strict' })
  expect(cookie?.value).not.toBe('known-before')
  const { failedSignIns, sessions } = await userOf(name)
  expect(failedSignIns).toBe(0)
  expect(sessions.map((session) => Buffer.from(session.tokenHash))).toEqual([tokenHash(cookie?.value ?? '')])
  const as = { cookie: `${cookie?.name}=${cookie?.value}` }
  expect(await at.call(console.getSession, {}, as)).toMatchObject({ userName: name })
  expect(await audited(at, 'signIn', `user/${name}`)).toMatchObject([{ outcome: 'succeeded', address: '127.0.0.1' }])
  expect(at.log.join('')).not.toContain(cookie?.value)
})

test('a wrong password, a name that nobody bears and a locked account are answered alike, with WrongNameOrPassword', async () => {
  const [name, locked] = [await aUser(), await aUser({ lockedUntil: new Date(at.clock.now.getTime() + 60_000) })]
  const answers = await Promise.allSettled([signIn(name, 'wrong password'), signIn('a-name-or-a-password'), signIn(locked)])
  const told = answers.map((answer) =>
    answer.status === 'rejected' ? [answer.reason.status, answer.reason.code, answer.reason.message] : [],
  )
  expect(told[0]?.slice(0, 2)).toEqual([401, 'WrongNameOrPassword'])
  expect(told).toEqual([told[0], told[0], told[0]])
  expect((await userOf(locked)).failedSignIns).toBe(0)
  const records = await at.prisma.auditEvent.findMany({ where: { action: 'signIn', outcome: 'refused' } })
  expect(new Set(records.map(({ target }) => target))).toEqual(new Set([`user/${name}`, 'user/', `user/${locked}`]))
  expect(JSON.stringify([records.map(({ detail }) => detail), at.log])).not.toContain('a-name-or-a-password')
})

test('the fifth wrong password locks the account for a while, for the right one too; then it opens and counts anew', async () => {
  const name = await aUser({ failedSignIns: 4 })
  await expect(signIn(name, 'wrong password')).rejects.toMatchObject({ code: 'WrongNameOrPassword' })
  const { lockedUntil } = await userOf(name)
  expect(lockedUntil).toEqual(new Date(at.clock.now.getTime() + 1000))
  await expect(signIn(name)).rejects.toMatchObject({ code: 'WrongNameOrPassword' })
  at.clock.now = new Date(at.clock.now.getTime() + 1000)
  await expect(signIn(name)).resolves.toMatchObject({ userName: name })
  expect(await userOf(name)).toMatchObject({ failedSignIns: 0, lockedUntil: null })
})

test('the wait grows to a quarter of an hour and no further, and wrong passwords at once are all counted', async () => {
  const name = await aUser({ failedSignIns: 40 })
  await Promise.allSettled([signIn(name, 'wrong password'), signIn(name, 'wrong password')])
  const { lockedUntil, failedSignIns } = await userOf(name)
  expect(failedSignIns).toBe(42)
  expect(lockedUntil).toEqual(new Date(at.clock.now.getTime() + 900_000))
})

test('the right password is refused when others locked the account while it was checked', async () => {
  const name = await aUser()
  const hold = { lockedUntil: new Date(at.clock.now.getTime() + 60_000) }
  const signing = signIn(name)
  // Checking the password takes far longer than this write, and far longer than the look at the account before it.
  await vi.waitFor(async () => expect(await at.prisma.user.updateMany({ where: { name }, data: hold })).toEqual({ count: 1 }))
  await expect(signing).rejects.toMatchObject({ code: 'WrongNameOrPassword' })
  expect((await userOf(name)).sessions).toEqual([])
})

test('whoever guesses elsewhere does not lock the owner out of a browser that is known, and cannot guess there for free', async () => {
  const name = await aUser({ failedSignIns: 3 })
  const payload = { userName: name, password }
  const first = await at.app.inject({ method: 'POST', url: '/api/session', payload, headers: fromOurPage })
  const known = { ...fromOurPage, cookie: `mooring-browser=${first.cookies[1]?.value}` }
  await at.prisma.user.update({
    where: { nameKey: name.toLowerCase() },
    data: { failedSignIns: 40, lockedUntil: new Date(at.clock.now.getTime() + 900_000) },
  })
  await expect(signIn(name)).rejects.toMatchObject({ code: 'WrongNameOrPassword' })
  const again = await at.app.inject({ method: 'POST', url: '/api/session', payload, headers: known })
  expect([again.statusCode, again.cookies[1]?.value]).toEqual([201, first.cookies[1]?.value])
  expect(await userOf(name)).toMatchObject({ failedSignIns: 40 })
  const { id: userId } = await userOf(name)
  await at.prisma.knownBrowser.updateMany({ where: { userId }, data: { failedSignIns: 4 } })
  await expect(at.call(console.signIn, { body: { ...payload, password: 'wrong password' } }, known)).rejects.toMatchObject({
    code: 'WrongNameOrPassword',
  })
  expect((await at.app.inject({ method: 'POST', url: '/api/session', payload, headers: known })).statusCode).toBe(401)
  expect(await at.prisma.knownBrowser.findFirst({ where: { userId } })).toMatchObject({ failedSignIns: 5 })
})

test('a browser in which somebody else signed in is not known for this account', async () => {
  const [name, other] = [await aUser({ lockedUntil: new Date(at.clock.now.getTime() + 60_000) }), await aUser()]
  const headers = fromOurPage
  const theirs = await at.app.inject({ method: 'POST', url: '/api/session', payload: { userName: other, password }, headers })
  const cookie = `mooring-browser=${theirs.cookies[1]?.value}`
  await expect(at.call(console.signIn, { body: { userName: name, password } }, { ...headers, cookie })).rejects.toMatchObject({
    code: 'WrongNameOrPassword',
  })
})

test('an hour after a lock has ended, wrong passwords are counted anew', async () => {
  const ago = (ms: number) => new Date(at.clock.now.getTime() - ms)
  const [forgotten, recent] = [
    await aUser({ failedSignIns: 40, lockedUntil: ago(3_600_001) }),
    await aUser({ failedSignIns: 40, lockedUntil: ago(3_599_000) }),
  ]
  await Promise.allSettled([signIn(forgotten, 'wrong password'), signIn(recent, 'wrong password')])
  expect((await userOf(forgotten)).failedSignIns).toBe(1)
  expect((await userOf(recent)).failedSignIns).toBe(41)
})

test('another site cannot sign a browser in', async () => {
  const body = { userName: await aUser(), password }
  await expect(at.call(console.signIn, { body }, { 'sec-fetch-site': 'cross-site' })).rejects.toMatchObject({ code: 'CrossSiteRequest' })
  await expect(at.call(console.signIn, { body }, null)).rejects.toMatchObject({ code: 'CrossSiteRequest' })
})

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff', 429],
  ['2001:db8:1:3::1', '2001:db8:1:4::1', 400],
  ['2001:db9::1', '2001:db9::2', 429],
  ['2001::3:4:5:6:7:8', '2001:0:3:4::', 429],
  ['::ffff:10.0.0.2', '10.0.0.2', 429],
  ['::ffff:10.0.0.3', '::ffff:10.0.0.4', 400],
])('attempts from %s count for those from %s: %i', async (remoteAddress, other, status) => {
  const attempt = (from: string) => at.app.inject({ method: 'POST', url: '/api/session', payload: {}, remoteAddress: from })
  for (let count = 0; count < 30; count++) await attempt(remoteAddress)
  expect((await attempt(other)).statusCode).toBe(status)
})

test('thirty attempts a minute from one address are enough: the next is answered TooManyRequests', async () => {
  const attempt = () => at.app.inject({ method: 'POST', url: '/api/session', payload: {}, remoteAddress: '10.0.0.1' })
  const statuses = []
  for (let count = 0; count < 31; count++) statuses.push((await attempt()).statusCode)
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 400), 429])
  expect((await attempt()).json()).toMatchObject({ error: { code: 'TooManyRequests' } })
})
