import { ApiError } from '@mooring/contract'
import { expect, test } from 'vitest'
import { draftOfFilters, filterCount, filtersOf, scopeRefusalOf, scopeRefusals } from './scopeDraft.ts'

const none = { includeUriPrefixes: [], excludeUriPrefixes: [], includeRegexes: [], excludeRegexes: [] }
const filters = {
  includeUriPrefixes: ['postgresql://db/sales/', 'postgresql://db/stock/'],
  excludeUriPrefixes: ['postgresql://db/sales/a b'],
  includeRegexes: [],
  excludeRegexes: ['_bak$', ' '.padEnd(3, 'x')],
}

test('filters that are opened and saved are what they were', () => {
  expect(filtersOf(draftOfFilters(filters))).toEqual(filters)
  expect(filterCount(draftOfFilters(filters))).toBe(5)
})

test('without filters the form is empty, and writes empty lists', () => {
  expect(filtersOf(draftOfFilters(null))).toEqual(none)
  expect(filterCount(draftOfFilters(null))).toBe(0)
})

test('empty lines and lines that were written twice are written once or not at all', () => {
  expect(filtersOf({ ...draftOfFilters(null), includeRegexes: '\na\r\n\n  \na\nb' }).includeRegexes).toEqual(['a', 'b'])
})

test.each([
  ['includeUriPrefixes', 500, 2048],
  ['excludeUriPrefixes', 500, 2048],
  ['includeRegexes', 100, 1024],
  ['excludeRegexes', 100, 1024],
] as const)('%s has at most %i lines of at most %i characters', (field, lines, length) => {
  const refusals = (text: string) => Object.keys(scopeRefusals({ ...draftOfFilters(null), [field]: text }))
  const many = (count: number) => Array.from({ length: count }, (_, index) => `l${index}`).join('\n')
  expect([refusals(many(lines)), refusals(many(lines + 1))]).toEqual([[], [field]])
  expect([refusals('x'.repeat(length)), refusals('x'.repeat(length + 1))]).toEqual([[], [field]])
})

test.each(['properties.excludeRegexes.1', 'filters.excludeRegexes.1'])('a refusal of %s names the pattern in its field', (target) => {
  const error = new ApiError({ status: 400, code: 'InvalidField', message: 'This is no pattern.', target })
  expect(scopeRefusalOf(error, { ...draftOfFilters(null), excludeRegexes: 'a\n\n(' })).toEqual({ excludeRegexes: '(: This is no pattern.' })
})

test('everything else is told elsewhere', () => {
  const error = new ApiError({ status: 404, code: 'Scan_NotFound', message: 'No.' })
  expect(scopeRefusalOf(error, draftOfFilters(filters))).toBeNull()
})
