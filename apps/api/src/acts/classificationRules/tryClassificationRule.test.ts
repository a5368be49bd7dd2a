import { console, type RuleTrialBody } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const usual: RuleTrialBody = { dataPatterns: ['^ORD-[0-9]+$'], columnPatterns: [], minimumPercentageMatch: 60, columnName: '', values: [] }
const tryIt = (body: Partial<RuleTrialBody>) => at.call(console.tryClassificationRule, { body: { ...usual, ...body } })

test('says which patterns match which values, and that the column would be classified', async () => {
  const dataPatterns = ['^ORD-[0-9]+$', '(?i)^ord']
  expect(await tryIt({ dataPatterns, values: [' ORD-1 ', 'ord-x', 'none', '', '  '] })).toEqual({
    isColumnLookedAt: true,
    columnMatches: [],
    valueMatches: [[0, 1], [1], [], null, null],
    sampled: 3,
    matched: 2,
    isFound: true,
  })
})

test.each([
  [66, true],
  [67, false],
])('with 2 of 3 values a minimum of %i %% is met: %s', async (minimumPercentageMatch, isFound) => {
  expect(await tryIt({ minimumPercentageMatch, values: ['ORD-1', 'ORD-2', 'none'] })).toMatchObject({ isFound })
})

test('with patterns of both sorts both must match', async () => {
  const both = { columnPatterns: ['invoice', '(?i)order'], values: ['ORD-1'] }
  expect(await tryIt({ ...both, columnName: 'ORDER_NO' })).toMatchObject({ isColumnLookedAt: true, columnMatches: [1], isFound: true })
  expect(await tryIt({ ...both, columnName: 'note' })).toMatchObject({
    isColumnLookedAt: false,
    columnMatches: [],
    matched: 1,
    isFound: false,
  })
})

test('a rule without patterns for values goes by the name of the column alone', async () => {
  expect(await tryIt({ dataPatterns: [], columnPatterns: ['order'], columnName: 'order', values: ['x'] })).toMatchObject({ isFound: true })
})

test('without values nothing is found by values', async () => {
  expect(await tryIt({})).toMatchObject({ sampled: 0, matched: 0, isFound: false })
})

test('a pattern that would take a backtracking engine for ever is answered', async () => {
  const answer = await tryIt({ dataPatterns: ['^(a+)+$'], values: [`${'a'.repeat(4000)}!`] })
  expect(answer).toMatchObject({ matched: 0 })
})

test.each([
  ['dataPatterns.1', { dataPatterns: ['a', '('] }],
  ['columnPatterns.0', { columnPatterns: ['(?=ahead)'] }],
  ['dataPatterns', { dataPatterns: [] }],
])('refuses a wrong %s with InvalidField', async (target, body) => {
  await expect(tryIt(body)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})
