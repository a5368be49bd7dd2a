import { expect, test } from 'vitest'
import { rowsToDraw } from './rowsToDraw.ts'

const placesOf = (rows: { index: number }[]) => rows.map(({ index }) => index)
const height = (rows: { gapBefore: number }[]) => rows.reduce((sum, { gapBefore }) => sum + gapBefore + 1, 0) - 1

test('draws what is in view and a few rows beside it, and leaves room for the rest', () => {
  const rows = rowsToDraw({ first: 100, last: 120, beside: 8, total: 10_000, focused: null })
  expect([rows[0], rows.at(-2), rows.at(-1)]).toEqual([
    { index: 92, gapBefore: 92 },
    { index: 128, gapBefore: 0 },
    { index: 10_000, gapBefore: 9871 },
  ])
  expect(height(rows)).toBe(10_000)
})

test.each([3, 9000])('keeps the row that has the focus, %i, wherever the list is scrolled to', (focused) => {
  const rows = rowsToDraw({ first: 100, last: 120, beside: 8, total: 10_000, focused })
  expect(placesOf(rows)).toContain(focused)
  expect(placesOf(rows)).toEqual(placesOf(rows).toSorted((a, b) => a - b))
  expect(height(rows)).toBe(10_000)
})

test('a list that became shorter than what was scrolled to shows its end', () => {
  expect(placesOf(rowsToDraw({ first: 500, last: 520, beside: 8, total: 3, focused: 510 }))).toEqual([0, 1, 2, 3])
})

test('an empty list has no row', () => {
  expect(rowsToDraw({ first: 0, last: 29, beside: 8, total: 0, focused: null })).toEqual([{ index: 0, gapBefore: 0 }])
})
