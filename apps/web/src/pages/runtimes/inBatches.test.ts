import { expect, test } from 'vitest'
import { inBatches } from './inBatches.ts'

test('cuts a list in pieces that hold everything in order', () => {
  expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(inBatches([1, 2], 2)).toEqual([[1, 2]])
  expect(inBatches([], 2)).toEqual([])
})
