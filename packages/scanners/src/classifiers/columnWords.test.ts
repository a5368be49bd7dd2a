import { expect, test } from 'vitest'
import { columnWords } from './columnWords.ts'

test.each([
  ['customerEmail_2', ' customer email 2 '],
  ['FIRST-NAME', ' first name '],
  ['prénom', ' prenom '],
  ['ipV4', ' ip v 4 '],
  ['"; drop table x', ' drop table x '],
  ['🙂', '  '],
  ['', '  '],
])('%j reads %j', (name, words) => expect(columnWords(name)).toBe(words))

test('of a name without end only the beginning is read', () => {
  expect(columnWords('a'.repeat(100_000)).length).toBe(130)
})
