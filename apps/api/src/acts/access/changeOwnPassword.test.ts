import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword, verifyPassword } from '../../secrets/passwords.ts'
import { newToken, tokenHash } from '../../secrets/tokens.ts'
import { aPerson } from '../../testing/builders.ts'
import { audited } from '../../testing/observe.ts'
import { openTestConsole, type As, type TestConsole } from '../../testing/openTestConsole.ts'

const currentPassword = 'the one they have now'
const newPassword = 'the one they shall have'
let at: TestConsole
let passwordHash: string
beforeAll(async () => {
  at = await openTestConsole()
  passwordHash = await hashPassword(currentPassword)
})
afterAll(() => at.close())

/** Somebody who signed in twice: here, and elsewhere. */
async function aPersonWithPassword() {
  const [as, elsewhere] = [await aPerson(at, 'Reader'), newToken()]
  const { userName } = await at.call(console.getSession, {}, as)
  const { id: userId } = await at.prisma.user.update({ where: { nameKey: userName }, data: { passwordHash } })
  await at.prisma.session.create({ data: { tokenHash: tokenHash(elsewhere), userId } })
  const hash = async () => (await at.prisma.user.findUniqueOrThrow({ where: { id: userId } })).passwordHash
  return { as, userName, hash, elsewhere: { cookie: `mooring-session=${elsewhere}` } }
}
const change = (as: As | undefined, fields: object = {}) =>
  at.call(console.changeOwnPassword, { body: { currentPassword, newPassword, ...fields } }, as)

test('changes it, ends the other sessions and no other, and is on record', async () => {
  const { as, userName, hash, elsewhere } = await aPersonWithPassword()
  const other = await aPersonWithPassword()
  await change(as)
  expect(await verifyPassword(newPassword, await hash())).toBe(true)
  expect(await at.call(console.getSession, {}, as)).toMatchObject({ userName })
  await expect(at.call(console.getSession, {}, elsewhere)).rejects.toMatchObject({ code: 'Unauthenticated' })
  expect(await at.call(console.getSession, {}, other.elsewhere)).toMatchObject({ userName: other.userName })
  expect(await audited(at, 'changeOwnPassword', `user/${userName}`)).toMatchObject([{ actor: userName, outcome: 'succeeded', detail: {} }])
})

test('whoever does not know the current one changes nothing: InvalidField, and that is on record', async () => {
  const { as, userName, hash } = await aPersonWithPassword()
  const refused = change(as, { currentPassword: 'guessed' })
  await expect(refused).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: 'currentPassword' })
  expect(await hash()).toBe(passwordHash)
  const records = await audited(at, 'changeOwnPassword', `user/${userName}`)
  expect(records).toMatchObject([{ outcome: 'refused' }])
  expect(JSON.stringify([records.map(({ detail }) => detail), at.log])).not.toContain('guessed')
})

test.each(['too short', 'passwordpassword', 'testaccount 2026'])('%j is refused with InvalidField', async (weak) => {
  const { as, hash } = await aPersonWithPassword()
  await expect(change(as, { newPassword: weak })).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: 'newPassword' })
  expect(await hash()).toBe(passwordHash)
})

test('of two changes at once, one is answered ChangedMeanwhile', async () => {
  const { as } = await aPersonWithPassword()
  const settled = await Promise.allSettled([change(as), change(as, { newPassword: 'the other one they shall have' })])
  expect(settled.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { status: 409, code: 'ChangedMeanwhile' } }])
})

test('a token has none: PasswordNeedsSignIn', async () => {
  await expect(change(undefined)).rejects.toMatchObject({ status: 403, code: 'PasswordNeedsSignIn' })
})

test('an open session is no way to try passwords: the eleventh within a minute is answered TooManyRequests', async () => {
  const as = await aPerson(at, 'Reader')
  const payload = { currentPassword: 'guessed', newPassword }
  const attempt = () => at.app.inject({ method: 'PUT', url: '/api/session/password', payload, headers: as, remoteAddress: '10.0.0.9' })
  const answers = []
  for (let count = 0; count < 11; count++) answers.push(await attempt())
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array<number>(10).fill(400), 429])
  expect(answers.at(-1)?.json()).toMatchObject({ error: { code: 'TooManyRequests' } })
})
