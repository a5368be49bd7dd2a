import { triedValueLengthMax, triedValuesMax as contractMax } from '@mooring/contract'
import { expect, test } from 'vitest'
import { newRuleDraft } from './ruleDraft.ts'
import { trialOf, triedValuesMax } from './trialOf.ts'

const draft = { ...newRuleDraft(), dataPatterns: '^a$\n' }

test('what is pasted is a value a line, empty lines are none', () => {
  expect(trialOf(draft, { columnName: ' id ', values: 'a\r\n\n b\n' })).toEqual({
    dataPatterns: ['^a$'],
    columnPatterns: [],
    minimumPercentageMatch: 60,
    columnName: 'id',
    values: ['a', ' b'],
  })
})

test('no more is sent than the console takes', () => {
  const values = trialOf(draft, { columnName: '', values: `${'x'.repeat(5000)}\n`.repeat(200) })?.values ?? []
  expect([values.length, values[0]?.length, triedValuesMax]).toEqual([contractMax, triedValueLengthMax, contractMax])
})

test.each([
  ['a pattern', { ...draft, dataPatterns: ' ' }, 'a'],
  ['a value or a name', draft, ' \n'],
  ['a minimum', { ...draft, minimumPercentage: 'x' }, 'a'],
])('without %s there is nothing to try', (_, given, values) => {
  expect(trialOf(given, { columnName: '', values })).toBeNull()
})
