import { weekDays, type UpdateWindow } from '@mooring/contract'
import { describe, expect, test } from 'vitest'
import { updateWindowAt, updateWindowRefusal } from './updateWindow.ts'

const nights: UpdateWindow = { days: ['Saturday'], from: '22:00', to: '04:00', timeZone: 'Europe/Berlin' }
const at = (window: UpdateWindow, time: string) => updateWindowAt(window, new Date(time))
const opens = (window: UpdateWindow, time: string) => at(window, time).opensAt?.toISOString()
const closes = (window: UpdateWindow, time: string) => at(window, time).closesAt?.toISOString()

describe('a window from the evening of a day to the morning of the next', () => {
  // The 10th of January 2026 is a Saturday; Berlin is an hour ahead of UTC.
  test.each([
    ['2026-01-10T20:59:59Z', false],
    ['2026-01-10T21:00:00Z', true],
    ['2026-01-11T02:59:59Z', true],
    ['2026-01-11T03:00:00Z', false],
    ['2026-01-11T22:00:00Z', false],
  ])('at %s is open: %s', (time, isOpen) => expect(at(nights, time).isOpen).toBe(isOpen))

  test('says when it opens next, and while it is open when it closes', () => {
    expect(opens(nights, '2026-01-11T03:00:00Z')).toBe('2026-01-17T21:00:00.000Z')
    expect(closes(nights, '2026-01-10T23:00:00Z')).toBe('2026-01-11T03:00:00.000Z')
    expect(opens(nights, '2026-01-10T23:00:00Z')).toBeUndefined()
  })
})

describe('where the clock changes', () => {
  // Berlin: forward at 02:00 on the 29th of March 2026, back at 03:00 on the 25th of October; both are Sundays.
  const early: UpdateWindow = { days: ['Sunday'], from: '02:30', to: '05:00', timeZone: 'Europe/Berlin' }

  test('a time that the clock jumps over is the first moment after the gap', () => {
    expect(opens(early, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z')
    expect(closes(early, '2026-03-29T01:00:00Z')).toBe('2026-03-29T03:00:00.000Z')
  })

  test('a time that the clock shows twice is the first', () => {
    expect(opens(early, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z')
    expect(closes(early, '2026-10-25T00:30:00Z')).toBe('2026-10-25T04:00:00.000Z')
  })

  test('a window that lies in the gap does not open that day', () => {
    const gap: UpdateWindow = { ...early, from: '02:10', to: '02:50' }
    expect(opens(gap, '2026-03-28T12:00:00Z')).toBe('2026-04-05T00:10:00.000Z')
  })
})

test('with all days and the same time twice it is always open', () => {
  const always: UpdateWindow = { days: [...weekDays], from: '00:00', to: '00:00', timeZone: 'America/New_York' }
  for (let hour = 0; hour < 24 * 8; hour++) expect(updateWindowAt(always, new Date(Date.UTC(2026, 9, 28, hour, 30))).isOpen).toBe(true)
})

test('the same week is open for as long as it says, in any zone', () => {
  for (const timeZone of ['UTC', 'Asia/Kolkata', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Eastern Standard Time']) {
    const window: UpdateWindow = { days: ['Monday', 'Thursday'], from: '01:00', to: '03:30', timeZone }
    const quarters = Array.from({ length: 4 * 24 * 7 }, (_, quarter) => new Date(Date.UTC(2026, 5, 1, 0, quarter * 15)))
    expect(quarters.filter((time) => updateWindowAt(window, time).isOpen)).toHaveLength(20)
  }
})

test('a time zone that nobody knows is refused', () => {
  expect(updateWindowRefusal(nights)).toBeNull()
  expect(updateWindowRefusal({ ...nights, timeZone: 'Europe/Nowhere' })).toMatchObject({ field: 'timeZone' })
  expect(updateWindowRefusal({ ...nights, timeZone: 'W. Europe Standard Time' })).toBeNull()
})
