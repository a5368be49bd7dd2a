import { ApiError } from '@mooring/contract'
import { expect, test } from 'vitest'
import { patternRefusal } from './patternRefusal.ts'
import { newRuleDraft } from './ruleDraft.ts'

const draft = { ...newRuleDraft(), dataPatterns: 'good\n\n(\n', columnPatterns: 'name' }
const refused = (target: string) => new ApiError({ status: 400, code: 'InvalidField', message: 'This is no pattern.', target })

test.each([
  ['properties.dataPatterns.1.pattern', { dataPatterns: '(: This is no pattern.' }],
  ['columnPatterns.0', { columnPatterns: 'name: This is no pattern.' }],
])('a refusal of %s names the pattern', (target, expected) => {
  expect(patternRefusal(refused(target), draft)).toEqual(expected)
})

test('everything else is told elsewhere', () => {
  expect(patternRefusal(refused('properties.dataPatterns.7.pattern'), draft)).toBeNull()
  expect(patternRefusal(refused('properties.classificationName'), draft)).toBeNull()
  expect(patternRefusal(new TypeError('no'), draft)).toBeNull()
})
