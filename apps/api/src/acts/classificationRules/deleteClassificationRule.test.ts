import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aClassificationRule, unique } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const remove = (classificationRuleName: string) => at.call(purview.deleteClassificationRule, { params: { classificationRuleName } })

test('deletes a rule with its versions, and is on record', async () => {
  const name = await aClassificationRule(at)
  await remove(name)
  expect([await at.prisma.classificationRule.count(), await at.prisma.classificationRuleVersion.count()]).toEqual([0, 0])
  expect(await audited(at, 'deleteClassificationRule', `classificationRule/${name}`)).toHaveLength(1)
})

test('answers ClassificationRule_NotFound for one that is not there', async () => {
  await expect(remove(unique('rule'))).rejects.toMatchObject({ status: 404, code: 'ClassificationRule_NotFound' })
})

test('is announced', async () => {
  const name = await aClassificationRule(at)
  expect(await announcedBy(at, () => remove(name))).toEqual([{ topic: 'rules', name }])
})
