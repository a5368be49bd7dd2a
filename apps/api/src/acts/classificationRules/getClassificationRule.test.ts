import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aClassificationRule, unique } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const get = (classificationRuleName: string) => at.call(purview.getClassificationRule, { params: { classificationRuleName } })

test('answers the newest version', async () => {
  const name = await aClassificationRule(at)
  await aClassificationRule(at, { name, patterns: ['^NEW$'] })
  expect((await get(name)).properties).toMatchObject({ version: 2, dataPatterns: [{ kind: 'Regex', pattern: '^NEW$' }] })
})

test('answers ClassificationRule_NotFound for one that is not there', async () => {
  await expect(get(unique('rule'))).rejects.toMatchObject({ status: 404, code: 'ClassificationRule_NotFound' })
})
