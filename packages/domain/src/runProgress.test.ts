import { expect, test } from 'vitest'
import { runProgress } from './runProgress.ts'

const leasedAt = new Date('2026-01-01T12:00:00Z')
const after = (seconds: number) => new Date(leasedAt.getTime() + seconds * 1000)

test('a rate and the time left follow from what was seen since the lease began', () => {
  expect(runProgress({ leasedAt, reportedAt: after(10), objectsSeen: 200, objectsTotal: 1000, rowsSampled: 64 })).toEqual({
    at: '2026-01-01T12:00:10.000Z',
    objectsSeen: 200,
    objectsTotal: 1000,
    rowsSampled: 64,
    objectsPerSecond: 20,
    secondsLeft: 40,
  })
})

test('the time left is rounded up, and nothing when all was seen', () => {
  const facts = { leasedAt, reportedAt: after(4), rowsSampled: 0 }
  expect(runProgress({ ...facts, objectsSeen: 3, objectsTotal: 4 }).secondsLeft).toBe(2)
  expect(runProgress({ ...facts, objectsSeen: 4, objectsTotal: 4 }).secondsLeft).toBe(0)
})

test.each([
  ['before two seconds have passed', 1.9, 50, 100],
  ['before anything was seen', 60, 0, 100],
  ['when the clock was set back', -5, 50, 100],
])('there is no rate %s', (_, seconds, objectsSeen, objectsTotal) => {
  const progress = runProgress({ leasedAt, reportedAt: after(seconds), objectsSeen, objectsTotal, rowsSampled: 0 })
  expect(progress).toEqual({ at: after(seconds).toISOString(), objectsSeen, objectsTotal, rowsSampled: 0 })
})

test('without a total there is a rate, and no time left', () => {
  const progress = runProgress({ leasedAt, reportedAt: after(10), objectsSeen: 5, objectsTotal: null, rowsSampled: 0 })
  expect(progress).toEqual({ at: after(10).toISOString(), objectsSeen: 5, rowsSampled: 0, objectsPerSecond: 0.5 })
})

test('more than the total was not too much: the total was too low', () => {
  const progress = runProgress({ leasedAt, reportedAt: after(10), objectsSeen: 12, objectsTotal: 10, rowsSampled: 0 })
  expect(progress).toMatchObject({ objectsSeen: 12, objectsTotal: 12, secondsLeft: 0 })
})
