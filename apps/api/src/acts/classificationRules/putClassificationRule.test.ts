import { purview, type ClassificationRuleBody } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unique } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const regex = (pattern: string) => ({ kind: 'Regex' as const, pattern })
const usual = { classificationName: 'CONTOSO.ORDER', dataPatterns: [regex('^ORD-[0-9]+$')] }
const put = (classificationRuleName: string, properties: Partial<ClassificationRuleBody['properties']> = {}) =>
  at.call(purview.putClassificationRule, {
    params: { classificationRuleName },
    body: { kind: 'Custom', properties: { ...usual, ...properties } },
  })

test('creates a rule, says how it will be used, and is on record', async () => {
  const name = unique('rule')
  const rule = await put(name, { columnPatterns: [regex('(?i)order')], description: 'Orders' })
  expect(rule).toEqual({
    id: `classificationrules/${name}`,
    name,
    kind: 'Custom',
    properties: {
      ...usual,
      description: 'Orders',
      columnPatterns: [regex('(?i)order')],
      minimumPercentageMatch: 60,
      ruleStatus: 'Enabled',
      classificationAction: 'Keep',
      version: 1,
      createdAt: expect.any(String),
      lastModifiedAt: expect.any(String),
    },
  })
  expect(await at.call(purview.getClassificationRule, { params: { classificationRuleName: name.toUpperCase() } })).toEqual(rule)
  expect(await audited(at, 'createClassificationRule', `classificationRule/${name}`)).toMatchObject([{ detail: { version: 1 } }])
})

test('a change is the next version, and what was read back says nothing', async () => {
  const name = unique('rule')
  const { properties } = await put(name)
  const again = await put(name, { ...properties, description: null, version: 77, ruleStatus: 'Disabled', minimumPercentageMatch: 80 })
  expect(again.properties).toMatchObject({
    version: 2,
    ruleStatus: 'Disabled',
    minimumPercentageMatch: 80,
    createdAt: properties.createdAt,
  })
  expect(await audited(at, 'updateClassificationRule', `classificationRule/${name}`)).toHaveLength(1)
})

test('many at once are as many versions of one rule', async () => {
  const name = unique('rule')
  const rules = await Promise.all(Array.from({ length: 6 }, () => put(name)))
  expect(rules.map(({ properties }) => properties.version).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
})

test.each([
  ['properties.dataPatterns', { dataPatterns: [], columnPatterns: null }],
  ['properties.dataPatterns.1.pattern', { dataPatterns: [regex('a'), regex('(')] }],
  ['properties.dataPatterns.0.pattern', { dataPatterns: [regex('(?=ahead)')] }],
  ['properties.columnPatterns.0.pattern', { columnPatterns: [regex('\\1')] }],
  ['properties.dataPatterns.0.pattern', { dataPatterns: [regex('')] }],
  ['properties.minimumPercentageMatch', { minimumPercentageMatch: 0 }],
  ['properties.minimumPercentageMatch', { minimumPercentageMatch: 101 }],
  ['properties.classificationName', { classificationName: '' }],
  ['properties.classificationName', { classificationName: 'a\nb' }],
])('refuses a wrong %s with InvalidField and keeps nothing', async (target, properties) => {
  const name = unique('rule')
  await expect(put(name, properties)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
  expect(await at.prisma.classificationRule.count({ where: { nameKey: name } })).toBe(0)
})

test('is announced', async () => {
  const name = unique('rule')
  expect(await announcedBy(at, () => put(name))).toEqual([{ topic: 'rules', name }])
})
