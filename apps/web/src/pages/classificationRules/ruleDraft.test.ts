import type { ClassificationRule } from '@mooring/contract'
import { expect, test } from 'vitest'
import { draftOfRule, minimumOf, newRuleDraft, ruleBodyOf, ruleRefusals } from './ruleDraft.ts'

const regex = (pattern: string) => ({ kind: 'Regex' as const, pattern })
const rule: ClassificationRule = {
  id: 'classificationrules/orders',
  name: 'orders',
  kind: 'Custom',
  properties: {
    classificationName: 'CONTOSO.ORDER',
    description: 'Orders',
    dataPatterns: [regex('^ORD-[0-9]+$'), regex('^ [A-Z] $')],
    columnPatterns: [regex('(?i)order')],
    minimumPercentageMatch: 62.5,
    ruleStatus: 'Disabled',
    classificationAction: 'Keep',
    version: 3,
    createdAt: '2026-01-01T00:00:00Z',
    lastModifiedAt: '2026-01-01T00:00:00Z',
  },
}

test('a rule that is opened and saved is what it was', () => {
  const { classificationName, description, dataPatterns, columnPatterns, minimumPercentageMatch, ruleStatus } = rule.properties
  expect(ruleRefusals(draftOfRule(rule))).toEqual({})
  expect(ruleBodyOf(draftOfRule(rule))).toEqual({
    kind: 'Custom',
    properties: { classificationName, description, dataPatterns, columnPatterns, minimumPercentageMatch, ruleStatus },
  })
})

test('lines that say nothing are no patterns', () => {
  const body = ruleBodyOf({ ...newRuleDraft(), dataPatterns: '\n^a$\r\n   \n b \n' })
  expect(body.properties.dataPatterns).toEqual([regex('^a$'), regex(' b ')])
})

test('a new rule lacks a name, a classification and a pattern', () => {
  expect(Object.keys(ruleRefusals(newRuleDraft())).toSorted()).toEqual(['classificationName', 'dataPatterns', 'name'])
})

test('a pattern for the names of columns is enough', () => {
  expect(ruleRefusals({ ...draftOfRule(rule), dataPatterns: '' })).toEqual({})
})

test.each(['dataPatterns', 'columnPatterns'] as const)('%s may be neither too many nor too long', (field) => {
  expect(ruleRefusals({ ...draftOfRule(rule), [field]: 'a\n'.repeat(51) })[field]).toContain('50')
  expect(ruleRefusals({ ...draftOfRule(rule), [field]: 'a'.repeat(1025) })[field]).toContain('1024')
})

test.each([
  ['60', 60],
  [' 1 ', 1],
  ['99,5', 99.5],
  ['0', null],
  ['101', null],
  ['', null],
  ['many', null],
])('the minimum %j is %s', (minimumPercentage, expected) => {
  expect(minimumOf({ ...newRuleDraft(), minimumPercentage })).toBe(expected)
})
