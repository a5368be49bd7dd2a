import { systemClassifications } from '@mooring/contract'
import { describe, expect, test } from 'vitest'
import type { CustomRule } from './customRule.ts'
import { sampleRowsUsual, samplingWith } from './samplingWith.ts'
import { valueLengthMax } from './textOf.ts'

function classify(column: { name?: string; type?: string }, values: readonly unknown[], customRules: CustomRule[] = []) {
  const sampling = samplingWith({ rowsMax: sampleRowsUsual, systemRules: systemClassifications, customRules })
  const classifier = sampling.classifierFor([{ name: 'ref', type: 'text', ...column }])
  for (const value of values) classifier.value(0, value)
  return classifier.classifications()[0]
}
const emails = (count: number) => Array.from({ length: count }, (_, index) => `person${index}@example.org`)
const email = 'MICROSOFT.PERSONAL.EMAIL'
const rule = (custom: Partial<CustomRule>): CustomRule => ({
  classificationName: 'CUSTOM.ORDER',
  dataPatterns: [],
  columnPatterns: [],
  ...custom,
})

describe('a column', () => {
  test('is classified with the counts of what was looked at, where null and empty say nothing', () => {
    expect(classify({}, [...emails(6), 'none', null, undefined, '', '  '])).toEqual([{ name: email, sampled: 7, matched: 6 }])
  })

  test('needs 60 percent of its values to match', () => {
    expect(classify({}, [...emails(6), ...Array<string>(4).fill('none')])).toEqual([{ name: email, sampled: 10, matched: 6 }])
    expect(classify({}, [...emails(6), ...Array<string>(5).fill('none')])).toEqual([])
  })

  test('of one value said many times is not what that value is', () => {
    expect(classify({}, Array<string>(50).fill('noreply@example.org'))).toEqual([])
  })

  test('of numbers and of days is read as they are written', () => {
    const cards = [4111111111111111, 5555555555554444n, '4012888888881881']
    expect(classify({ type: 'bigint' }, cards)).toEqual([{ name: 'MICROSOFT.FINANCIAL.CREDIT_CARD_NUMBER', sampled: 3, matched: 3 }])
    const days = ['1980-02-01', '1991-07-30', '2001-12-24'].map((day) => new Date(day))
    expect(classify({ name: 'dateOfBirth', type: 'date' }, days)).toMatchObject([{ name: 'MICROSOFT.PERSONAL.DATE_OF_BIRTH' }])
  })

  test.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, true, {}, [], Buffer.from('x'), new Date(Number.NaN), Symbol('x')])(
    'may hold %s without anything being looked at',
    (value) => expect(classify({}, [value])).toEqual([]),
  )

  test('stands beside others, each with its own', () => {
    const sampling = samplingWith({ rowsMax: 128, systemRules: systemClassifications, customRules: [] })
    const classifier = sampling.classifierFor([
      { name: 'id', type: 'integer' },
      { name: 'mail', type: 'text' },
    ])
    for (const [index, value] of emails(5).entries()) {
      classifier.value(0, index)
      classifier.value(1, value)
    }
    expect(classifier.classifications()).toEqual([[], [{ name: email, sampled: 5, matched: 5 }]])
  })

  test('says nothing of its values', () => {
    expect(JSON.stringify(classify({}, emails(20)))).not.toContain('person')
  })
})

test('a rule that is off finds nothing', () => {
  const sampling = samplingWith({ rowsMax: 128, systemRules: [], customRules: [] })
  const classifier = sampling.classifierFor([{ name: 'email', type: 'text' }])
  for (const value of emails(20)) classifier.value(0, value)
  expect(classifier.classifications()).toEqual([[]])
})

describe('a custom rule', () => {
  const orders = ['ORD-1', 'ORD-2', 'x', 'y']

  test('matches values by any of its patterns, at its own percentage', () => {
    const custom = rule({ dataPatterns: ['^ORD-[0-9]+$', '^x$'], minimumPercentageMatch: 75 })
    expect(classify({}, orders, [custom])).toEqual([{ name: 'CUSTOM.ORDER', sampled: 4, matched: 3 }])
    expect(classify({}, orders, [{ ...custom, minimumPercentageMatch: 76 }])).toEqual([])
  })

  test('matches by the name of the column alone', () => {
    expect(classify({ name: 'order_no' }, orders, [rule({ columnPatterns: ['^order'] })])).toEqual([
      { name: 'CUSTOM.ORDER', sampled: 4, matched: 4 },
    ])
    expect(classify({ name: 'order_no', type: 'boolean' }, [], [rule({ columnPatterns: ['^order'] })])).toEqual([
      { name: 'CUSTOM.ORDER', sampled: 0, matched: 0 },
    ])
    expect(classify({ name: 'reorder' }, orders, [rule({ columnPatterns: ['^order'] })])).toEqual([])
  })

  test('with both sorts of patterns needs both to match', () => {
    const both = rule({ columnPatterns: ['^order'], dataPatterns: ['^ORD'], minimumPercentageMatch: 50 })
    expect(classify({ name: 'order' }, orders, [both])).toHaveLength(1)
    expect(classify({ name: 'ref' }, orders, [both])).toEqual([])
    expect(classify({ name: 'order' }, ['x'], [both])).toEqual([])
  })

  test('that would take for ever elsewhere takes no time, on values that are cut', () => {
    const evil = rule({ dataPatterns: ['(a+)+$', '(a|aa)+b', '(.*)(.*)(.*)(.*)(.*)x$'] })
    expect(classify({}, Array<string>(20).fill(`${'a'.repeat(1_000_000)}!`), [evil])).toEqual([
      { name: 'CUSTOM.ORDER', sampled: 20, matched: 20 },
    ])
    const atTheEnd = rule({ dataPatterns: ['!$'] })
    expect(classify({}, [`${'a'.repeat(valueLengthMax)}!`], [atTheEnd])).toEqual([])
  })

  test.each(['(', '(?=x)', '\\1', 'a{1001}'])('with the pattern %j is refused', (pattern) => {
    expect(() => classify({}, [], [rule({ dataPatterns: [pattern] })])).toThrow(/regexp/)
  })
})
