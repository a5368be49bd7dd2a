import { expect, test } from 'vitest'
import { scanScope, setScope, type ScanFilters } from './scanScope.ts'

const compile = (pattern: string) => (text: string) => text.includes(pattern)
const covers = (filters: Partial<ScanFilters>, name: string) =>
  scanScope({ includeUriPrefixes: [], excludeUriPrefixes: [], includeRegexes: [], excludeRegexes: [], ...filters }, compile)(name)

test.each<[string, Partial<ScanFilters>, boolean]>([
  ['nothing is said', {}, true],
  ['a prefix includes it', { includeUriPrefixes: ['db://other', 'db://a/'] }, true],
  ['another prefix is included', { includeUriPrefixes: ['db://b/'] }, false],
  ['a pattern includes it', { includeUriPrefixes: ['db://b/'], includeRegexes: ['/orders'] }, true],
  ['another pattern is included', { includeRegexes: ['/persons'] }, false],
  ['a prefix excludes it', { excludeUriPrefixes: ['db://a/s'] }, false],
  ['a pattern excludes it', { excludeRegexes: ['orders'] }, false],
  ['it is included and excluded', { includeUriPrefixes: ['db://a/'], excludeRegexes: ['orders'] }, false],
  ['something else is excluded', { excludeUriPrefixes: ['db://b/'], excludeRegexes: ['persons'] }, true],
  ['the prefix begins it in another case', { includeUriPrefixes: ['DB://a/'] }, false],
])('when %s', (_, filters, isCovered) => expect(covers(filters, 'db://a/sales/orders')).toBe(isCovered))

test('a pattern that is none is said when the scope is made', () => {
  const refuse = () => {
    throw new Error('no pattern')
  }
  expect(() => scanScope({ includeUriPrefixes: [], excludeUriPrefixes: [], includeRegexes: ['('], excludeRegexes: [] }, refuse)).toThrow(
    'no pattern',
  )
})

test.each<[string, Partial<ScanFilters>, boolean | null]>([
  ['nothing is said', {}, true],
  ['what its files have in common is included', { includeUriPrefixes: ['db://a/sales/'] }, true],
  ['something else is included', { includeUriPrefixes: ['db://a/persons/'] }, false],
  ['some of its files may be included', { includeUriPrefixes: ['db://a/persons/', 'db://a/sales/2026/'] }, null],
  ['a pattern includes', { includeRegexes: ['persons'] }, null],
  ['a pattern includes what is included already', { includeUriPrefixes: ['db://a/'], includeRegexes: ['persons'] }, true],
  ['what its files have in common is excluded', { includeRegexes: ['persons'], excludeUriPrefixes: ['db://a/s'] }, false],
  ['something else is excluded', { excludeUriPrefixes: ['db://a/persons/'] }, true],
  ['some of its files may be excluded', { excludeUriPrefixes: ['db://a/sales/2026/'] }, null],
  ['a pattern excludes', { excludeRegexes: ['persons'] }, null],
  ['others are included and a pattern excludes', { includeUriPrefixes: ['db://b/'], excludeRegexes: ['persons'] }, false],
])('of a resource set when %s', (_, filters, isCovered) => {
  const covers = setScope({ includeUriPrefixes: [], excludeUriPrefixes: [], includeRegexes: [], excludeRegexes: [], ...filters })
  expect(covers('db://a/sales/{Year}/part-{N}.csv')).toBe(isCovered)
})
