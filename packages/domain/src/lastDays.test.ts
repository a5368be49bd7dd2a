import { expect, test } from 'vitest'
import { lastDays } from './lastDays.ts'

const days = (count: number, now: string, timeZone: string) =>
  lastDays(count, { now: new Date(now), timeZone }).map((day) => day.toISOString())

test('the last of the days is today', () => {
  expect(days(3, '2026-01-02T12:00:00Z', 'UTC')).toEqual([
    '2025-12-31T00:00:00.000Z',
    '2026-01-01T00:00:00.000Z',
    '2026-01-02T00:00:00.000Z',
  ])
})

test.each([
  ['Asia/Tokyo', '2026-01-02T20:00:00Z', '2026-01-02T15:00:00.000Z'],
  ['America/New_York', '2026-01-02T03:00:00Z', '2026-01-01T05:00:00.000Z'],
  ['Asia/Kolkata', '2026-01-02T18:29:59Z', '2026-01-01T18:30:00.000Z'],
])('today in %s is not the day of UTC', (timeZone, now, begin) => expect(days(1, now, timeZone)).toEqual([begin]))

test('the day on which the clock is set forward has 23 hours, and the one on which it is set back 25', () => {
  expect(days(3, '2026-03-30T12:00:00Z', 'Europe/Berlin')).toEqual([
    '2026-03-27T23:00:00.000Z',
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
  expect(days(2, '2026-10-26T12:00:00Z', 'Europe/Berlin')).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'])
})

test('a day whose midnight the clock jumps over begins after the jump', () => {
  expect(days(1, '2026-09-06T12:00:00Z', 'America/Santiago')).toEqual(['2026-09-06T04:00:00.000Z'])
})
