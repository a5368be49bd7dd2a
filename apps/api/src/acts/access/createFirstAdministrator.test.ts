import { console } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newSetupLink } from '../../database/queries/newSetupLink.ts'
import { verifyPassword } from '../../secrets/passwords.ts'
import { audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

beforeEach(async () => {
  await at.prisma.user.deleteMany()
  await at.prisma.setupLink.deleteMany()
})

const aLink = async () => (await newSetupLink(at.prisma)) ?? ''
const setUp = (token: string, fields: object = {}) =>
  at.call(
    console.createFirstAdministrator,
    { body: { token, userName: 'Ada Lovelace', password: 'twelve chars or more', ...fields } },
    { 'sec-fetch-site': 'same-origin' },
  )

test('makes an administrator, who is signed in; then the link is used up and there are no more', async () => {
  const token = await aLink()
  expect(await setUp(token)).toEqual({ account: 'testaccount', userName: 'Ada Lovelace', role: 'Administrator' })
  const user = await at.prisma.user.findFirstOrThrow({ include: { sessions: true } })
  expect(user).toMatchObject({ nameKey: 'ada lovelace', role: 'Administrator', sessions: [expect.anything()] })
  expect(await verifyPassword('twelve chars or more', user.passwordHash)).toBe(true)
  expect(await audited(at, 'createFirstAdministrator', 'user/Ada Lovelace')).toMatchObject([{ actorKind: 'anyone', outcome: 'succeeded' }])
  await expect(setUp(token)).rejects.toMatchObject({ status: 403, code: 'SetupLinkInvalid' })
  expect(await newSetupLink(at.prisma)).toBeNull()
  expect(at.log.join('')).not.toContain(token)
})

test('of several at once with one link, one makes the administrator', async () => {
  const token = await aLink()
  const answers = await Promise.allSettled([setUp(token), setUp(token, { userName: 'Eve' }), setUp(token, { userName: 'Mallory' })])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await at.prisma.user.count()).toBe(1)
  expect(await at.prisma.session.count()).toBe(1)
})

test('of the links of several starts only the newest is one: the others are answered SetupLinkInvalid', async () => {
  const [older, newest] = [await aLink(), await aLink()]
  await expect(setUp(older)).rejects.toMatchObject({ status: 403, code: 'SetupLinkInvalid' })
  await expect(setUp(newest)).resolves.toMatchObject({ userName: 'Ada Lovelace' })
})

test('a link that was left over makes nobody once there is somebody', async () => {
  const token = await aLink()
  await at.prisma.user.create({ data: { name: 'Ada', nameKey: 'ada', role: 'Reader', passwordHash: 'none' } })
  await expect(setUp(token, { userName: 'Eve' })).rejects.toMatchObject({ status: 403, code: 'SetupLinkInvalid' })
  expect(await at.prisma.user.count()).toBe(1)
})

test('refuses what is no link with SetupLinkInvalid, and the true one works afterwards', async () => {
  const token = await aLink()
  await expect(setUp(`${token}x`)).rejects.toMatchObject({ status: 403, code: 'SetupLinkInvalid' })
  await expect(setUp('mooring')).rejects.toMatchObject({ code: 'SetupLinkInvalid' })
  expect(await at.prisma.setupLink.count()).toBe(1)
})

test.each([
  ['password', 'too short'],
  ['password', 'x'.repeat(1025)],
  ['password', 'passwordpassword'],
  ['password', 'Ada Lovelace 1'],
  ['password', 'testaccount-1'],
  ['userName', ''],
  ['userName', ' padded '],
  ['userName', 'a\nb'],
  ['userName', 'x'.repeat(101)],
])('refuses the %s %j with InvalidField and keeps the link', async (target, value) => {
  await expect(setUp(await aLink(), { [target]: value })).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
  expect(await at.prisma.setupLink.count()).toBe(1)
})

test('another site cannot use the link in a browser', async () => {
  const body = { token: await aLink(), userName: 'Eve', password: 'twelve chars or more' }
  const call = at.call(console.createFirstAdministrator, { body }, { 'sec-fetch-site': 'cross-site' })
  await expect(call).rejects.toMatchObject({ code: 'CrossSiteRequest' })
  expect(await at.prisma.user.count()).toBe(0)
})
