import { expect, test } from 'vitest'
import { hourPath, sparkline, sparklineText } from './sparkline.ts'

const now = new Date('2026-03-01T12:00:00Z')
const box = { now, width: 60, height: 20 }
const sample = (time: string, cpuPercent: number) => ({ at: `2026-03-01T${time}:00Z`, cpuPercent })

test('the hour goes from left to right, the load from the bottom to the top', () => {
  expect(sparkline([sample('11:58', 0), sample('11:59', 100), sample('12:00', 50)], box)).toBe('M58.0 20.0L59.0 0.0L60.0 10.0')
})

test('where samples are missing the line is interrupted', () => {
  expect(sparkline([sample('11:30', 0), sample('11:40', 0), sample('11:41', 0)], box)).toBe('M30.0 20.0M40.0 20.0L41.0 20.0')
})

test('what is older than an hour is not drawn, and what is beyond the scale stays at its edge', () => {
  expect(sparkline([sample('10:59', 10), sample('11:00', 130)], box)).toBe('M0.0 0.0')
  expect(sparkline([], box)).toBe('')
})

test('any figure can be drawn, up to what its scale ends with', () => {
  const points = [
    { at: '2026-03-01T11:00:00Z', jobs: 0 },
    { at: '2026-03-01T11:01:00Z', jobs: 3 },
  ]
  expect(hourPath(points, { ...box, valueOf: ({ jobs }) => jobs, max: 4 })).toBe('M0.0 20.0L1.0 5.0')
})

test('it is said in words as well', () => {
  expect(sparklineText([sample('11:58', 10), sample('11:59', 40.6)])).toBe('CPU 25 % on average, 41 % at most')
  expect(sparklineText([])).toBe('No figures of the last hour')
})
