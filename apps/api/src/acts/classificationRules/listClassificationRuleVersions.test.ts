import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aClassificationRule, skipTokenOf, unique } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const list = (classificationRuleName: string, query: { $skipToken?: string } = {}) =>
  at.call(purview.listClassificationRuleVersions, { params: { classificationRuleName }, query })

test('lists what a rule has been, newest first, in pages', async () => {
  const name = await aClassificationRule(at)
  for (let version = 2; version <= 102; version++) await aClassificationRule(at, { name, patterns: [`^${version}$`] })
  const first = await list(name)
  const second = await list(name, skipTokenOf(first))
  const versions = [...first.value, ...second.value].map(({ properties }) => properties.version)
  expect(versions).toEqual(Array.from({ length: 102 }, (_, index) => 102 - index))
  expect(first.value[0]?.properties.dataPatterns).toEqual([{ kind: 'Regex', pattern: '^102$' }])
})

test('answers ClassificationRule_NotFound for one that is not there', async () => {
  await expect(list(unique('rule'))).rejects.toMatchObject({ status: 404, code: 'ClassificationRule_NotFound' })
})

test('refuses a page that this list did not give with InvalidField', async () => {
  const $skipToken = Buffer.from('["x"]').toString('base64url')
  await expect(list(await aClassificationRule(at), { $skipToken })).rejects.toMatchObject({ code: 'InvalidField', target: '$skipToken' })
})
