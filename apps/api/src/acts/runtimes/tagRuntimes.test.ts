import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const tag = async (names: string[], add: string[], remove: string[] = []) =>
  (await at.call(console.tagRuntimes, { body: { names, add, remove } })).reports
const setTags = (name: string, tags: string[]) => at.call(console.updateRuntime, { params: { name }, body: { tags } })
const found = async (query: object) => (await at.call(console.listRuntimes, { query })).value.map(({ name }) => name)

test('adds and removes on each, keeps what else is there, and the list finds them by it', async () => {
  const [first, second] = [await aRuntime(at), await aRuntime(at)]
  await setTags(first, ['old', 'stays'])
  expect(await tag([first, second], ['Berlin'], ['OLD'])).toEqual([
    { name: first, tags: ['stays', 'Berlin'] },
    { name: second, tags: ['Berlin'] },
  ])
  expect(await found({ tag: 'berlin' })).toEqual([first, second])
  expect(await found({ tag: 'old' })).toEqual([])
})

test('one that is not there, or would have too many, says so and keeps no other from being tagged', async () => {
  const [full, other] = [await aRuntime(at), await aRuntime(at)]
  const twenty = Array.from({ length: 20 }, (_, index) => `tag-${index}`)
  await setTags(full, twenty)
  expect(await tag(['never-was', full, other], ['one-more'])).toMatchObject([
    { name: 'never-was', refusal: { code: 'IntegrationRuntime_NotFound' } },
    { name: full, refusal: { code: 'InvalidField', message: 'An integration runtime has at most 20 tags.' } },
    { name: other, tags: ['one-more'] },
  ])
  expect((await at.call(console.getRuntime, { params: { name: full } })).tags).toEqual(twenty)
})

test('of many at once none loses a tag', async () => {
  const name = await aRuntime(at)
  const tags = Array.from({ length: 8 }, (_, index) => `tag-${index}`)
  await Promise.all(tags.map((one) => tag([name], [one])))
  expect((await at.call(console.getRuntime, { params: { name } })).tags.toSorted()).toEqual(tags)
})

test('is on record and announced for each', async () => {
  const [first, second] = [await aRuntime(at), await aRuntime(at)]
  expect(await announcedBy(at, () => tag([first, second], ['prod']))).toEqual([
    { topic: 'runtimes', name: first },
    { topic: 'runtimes', name: second },
  ])
  expect(await audited(at, 'tagRuntimes', `runtime/${second}`)).toMatchObject([{ outcome: 'succeeded', detail: { tags: ['prod'] } }])
})

test('refuses a tag that is none with InvalidField', async () => {
  await expect(tag([await aRuntime(at)], ['a,b'])).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: 'add.0' })
})
