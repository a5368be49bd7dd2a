import { expect, test } from 'vitest'
import { stackedBars } from './stackedBars.ts'

const none = { queued: 0, inProgress: 0, succeeded: 0, completedWithExceptions: 0, failed: 0, canceled: 0 }
const day = (counts: Partial<typeof none>) => ({ begin: '2026-06-15T00:00:00.000Z', ...none, ...counts })
const box = { width: 100, height: 100 }

test('parts of a day stand on each other', () => {
  const { bars, ticks } = stackedBars([day({ succeeded: 3, failed: 1 }), day({})], box)
  expect(ticks).toEqual([0, 1, 2, 3, 4])
  expect(bars).toEqual([
    { status: 'succeeded', x: 7.5, y: 25, width: 35, height: 75 },
    { status: 'failed', x: 7.5, y: 0, width: 35, height: 25 },
  ])
})

test.each([
  [1, [0, 1]],
  [5, [0, 1, 2, 3, 4, 5]],
  [7, [0, 2, 4, 6, 8]],
  [42, [0, 10, 20, 30, 40, 50]],
  [1201, [0, 500, 1000, 1500]],
])('a scale up to %i has round numbers', (most, ticks) => expect(stackedBars([day({ succeeded: most })], box).ticks).toEqual(ticks))

test('bars stay within the box, however many days there are', () => {
  for (const count of [1, 7, 30, 90]) {
    const { bars } = stackedBars(
      Array.from({ length: count }, () => day({ succeeded: 2, queued: 1 })),
      box,
    )
    expect(bars).toHaveLength(2 * count)
    for (const { x, y, width, height } of bars) {
      expect(Math.min(x, y, 100 - (x + width), 100 - (y + height))).toBeGreaterThanOrEqual(-1e-9)
    }
  }
})

test('days without runs have a scale and no bars', () => expect(stackedBars([day({})], box)).toEqual({ bars: [], ticks: [0, 1] }))
