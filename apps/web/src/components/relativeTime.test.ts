import { expect, test } from 'vitest'
import { durationText, relativeTime, spanText } from './relativeTime.ts'

const now = new Date('2026-03-01T12:00:00Z')

test.each([
  ['2026-03-01T12:00:05Z', 'just now'],
  ['2026-03-01T11:59:55Z', 'just now'],
  ['2026-03-01T11:59:15Z', '45 seconds ago'],
  ['2026-03-01T11:59:00Z', '1 minute ago'],
  ['2026-03-01T11:00:01Z', '59 minutes ago'],
  ['2026-03-01T11:00:00Z', '1 hour ago'],
  ['2026-02-28T12:00:01Z', '23 hours ago'],
  ['2026-02-28T12:00:00Z', '1 day ago'],
  ['2026-01-01T12:00:00Z', '59 days ago'],
  ['2025-12-01T12:00:00Z', '2 months ago'],
  ['2023-03-01T12:00:00Z', '3 years ago'],
])('%s is %s', (at, expected) => {
  expect(relativeTime(new Date(at), now)).toBe(expected)
})

test.each([
  [-5, 'under 1 s'],
  [999, 'under 1 s'],
  [12_400, '12 s'],
  [60_000, '1 min'],
  [185_000, '3 min 5 s'],
  [7_800_000, '2 h 10 min'],
  [273_600_000, '3 d 4 h'],
])('%d ms lasts %s', (ms, expected) => {
  expect(durationText(ms)).toBe(expected)
})

test.each([
  [600, '10 minutes'],
  [3600, '1 hour'],
  [5400, '90 minutes'],
  [172_800, '2 days'],
  [601, '601 seconds'],
])('%d seconds are a span of %s', (seconds, expected) => {
  expect(spanText(seconds)).toBe(expected)
})
