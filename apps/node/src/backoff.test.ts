import { expect, test } from 'vitest'
import { backoffMs, jitterMs } from './backoff.ts'

const most = () => 1
const least = () => 0

test('doubles from half a second to ten, and stays there', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 5000].map((failures) => backoffMs(failures, most))).toEqual([
    500, 1000, 2000, 4000, 8000, 10000, 10000, 10000,
  ])
})

test('is spread from half of that to all of it', () => expect(backoffMs(6, least)).toBe(5000))

test('an interval is spread by a tenth to both sides', () =>
  expect([jitterMs(10_000, least), jitterMs(10_000, most)]).toEqual([9000, 11_000]))
