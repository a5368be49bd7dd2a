import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const update = (preferences: Record<string, string | null>, as?: Record<string, string>) =>
  at.call(console.updatePreferences, { body: { preferences } }, as)

test('changes what is named: the rest stays as another page may have kept it', async () => {
  const reader = await aPerson(at, 'Reader')
  await update({ a: '1', b: '2' }, reader)
  expect(await update({ b: '3' }, reader)).toEqual({ preferences: { a: '1', b: '3' } })
  expect(await at.call(console.getPreferences, {}, reader)).toEqual({ preferences: { a: '1', b: '3' } })
  expect(await update({}, reader)).toEqual({ preferences: { a: '1', b: '3' } })
})

test('forgets what is null, also what was never kept', async () => {
  const reader = await aPerson(at, 'Reader')
  expect(await update({ a: null, b: '2' }, reader)).toEqual({ preferences: { b: '2' } })
  expect(await update({ b: null, c: '3' }, reader)).toEqual({ preferences: { c: '3' } })
})

test('of pages that each keep another thing at once, all is kept', async () => {
  const reader = await aPerson(at, 'Reader')
  const many = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`a${index}`, '']))
  await Promise.all(Object.entries(many).map(([name, value]) => update({ [name]: value }, reader)))
  expect(await at.call(console.getPreferences, {}, reader)).toEqual({ preferences: many })
})

test('more in all than may be is refused with InvalidField, until something is forgotten', async () => {
  const reader = await aPerson(at, 'Reader')
  await update(Object.fromEntries(Array.from({ length: 32 }, (_, index) => [`a${index}`, ''])), reader)
  await expect(update({ b: '' }, reader)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: 'preferences' })
  expect((await update({ a0: null, b: '' }, reader)).preferences).toHaveProperty('b', '')
})

test('of many at once all succeed and one counts', async () => {
  const reader = await aPerson(at, 'Reader')
  await Promise.all(Array.from({ length: 8 }, (_, index) => update({ a: String(index) }, reader)))
  const { preferences } = await at.call(console.getPreferences, {}, reader)
  expect(preferences['a']).toMatch(/^[0-7]$/)
})

test('goes with the person', async () => {
  const reader = await aPerson(at, 'Reader')
  await update({ a: '1' }, reader)
  const before = await at.prisma.userPreferences.count()
  await at.prisma.user.deleteMany({ where: { preferences: { isNot: null } } })
  expect([before > 0, await at.prisma.userPreferences.count()]).toEqual([true, 0])
})

test('a token has nobody whose they would be: PreferencesNeedSignIn', async () => {
  await expect(update({ a: '1' })).rejects.toMatchObject({ status: 403, code: 'PreferencesNeedSignIn' })
})

test.each<[string, object]>([
  ['a name that is none', { '1a': '' }],
  ['a name with a path in it', { '../a': '' }],
  ['a name that is too long', { ['a'.repeat(65)]: '' }],
  ['a value that is no text', { a: 1 }],
  ['a value that is too long', { a: 'x'.repeat(8193) }],
  ['more than may be', Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`a${index}`, '']))],
])('refuses %s with InvalidField', async (_, preferences) => {
  await expect(update(preferences as Record<string, string>, await aPerson(at, 'Reader'))).rejects.toMatchObject({
    status: 400,
    code: 'InvalidField',
  })
})

test('refuses more in all than a page needs', async () => {
  const preferences = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`a${index}`, 'x'.repeat(8000)]))
  await expect(update(preferences, await aPerson(at, 'Reader'))).rejects.toMatchObject({ status: 413, code: 'BodyTooLarge' })
})
