import type { TriggerRecurrence } from '@mooring/contract'
import { describe, expect, test } from 'vitest'
import { nextFireTime, nextFireTimes } from './recurrence.ts'

const iso = (times: Date[]) => times.map((time) => time.toISOString().replace(':00.000Z', 'Z'))
const after = (text: string) => new Date(text)
const next = (recurrence: TriggerRecurrence, from: string, count: number) => iso(nextFireTimes(recurrence, after(from), count))

/** Such as `2030-03-31 02:30`, with the offset, so that the two hours of an autumn night differ. */
const shown = (times: Date[], timeZone: string) =>
  times.map((time) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
      .format(time)
      .concat(' ')
      .concat(new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).format(time).split(', ')[1] ?? ''),
  )

describe('each frequency', () => {
  test.each<[string, TriggerRecurrence, string, string[]]>([
    [
      'hourly, at the minute of the start',
      { frequency: 'Hour', startTime: '2030-01-01T08:17:42Z' },
      '2030-01-01T00:00:00Z',
      ['2030-01-01T08:17Z', '2030-01-01T09:17Z'],
    ],
    [
      'every six hours, at two minutes',
      { frequency: 'Hour', interval: 6, startTime: '2030-01-01T20:00:00Z', schedule: { minutes: [30, 0, 30] } },
      '2030-01-01T20:00:00Z',
      ['2030-01-01T20:30Z', '2030-01-02T02:00Z', '2030-01-02T02:30Z', '2030-01-02T08:00Z'],
    ],
    [
      'hourly, in some hours only',
      { frequency: 'Hour', startTime: '2030-01-01T00:05:00Z', schedule: { hours: [22, 7] } },
      '2030-01-01T08:00:00Z',
      ['2030-01-01T22:05Z', '2030-01-02T07:05Z'],
    ],
    [
      'daily, at the time of the start',
      { frequency: 'Day', startTime: '2030-01-30T08:17:00Z' },
      '2030-01-30T08:17:00Z',
      ['2030-01-31T08:17Z', '2030-02-01T08:17Z'],
    ],
    [
      'every third day, counted from the start however much later one asks',
      { frequency: 'Day', interval: 3, startTime: '2030-01-01T08:00:00Z' },
      '2031-01-01T00:00:00Z',
      ['2031-01-02T08:00Z', '2031-01-05T08:00Z'],
    ],
    [
      'daily, at hours and minutes in every combination, from the start on',
      { frequency: 'Day', startTime: '2030-01-01T05:15:00Z', schedule: { hours: [17, 5], minutes: [45, 15] } },
      '2020-01-01T00:00:00Z',
      ['2030-01-01T05:15Z', '2030-01-01T05:45Z', '2030-01-01T17:15Z', '2030-01-01T17:45Z', '2030-01-02T05:15Z'],
    ],
    [
      'daily, minutes without hours: those of every hour',
      { frequency: 'Day', startTime: '2030-01-01T22:20:00Z', schedule: { minutes: [15] } },
      '2030-01-01T00:00:00Z',
      ['2030-01-01T23:15Z', '2030-01-02T00:15Z'],
    ],
    [
      'daily, hours without minutes: the minute of the start; empty lists say nothing',
      { frequency: 'Day', startTime: '2030-01-01T00:20:00Z', schedule: { hours: [6], minutes: [], weekDays: [], monthDays: [] } },
      '2030-01-01T00:00:00Z',
      ['2030-01-01T06:20Z', '2030-01-02T06:20Z'],
    ],
    [
      'weekly, on the day of the start',
      { frequency: 'Week', startTime: '2030-01-02T08:00:00Z' },
      '2030-01-02T08:00:00Z',
      ['2030-01-09T08:00Z', '2030-01-16T08:00Z'],
    ],
    [
      'every other week, on days in any order, the week beginning on Sunday',
      { frequency: 'Week', interval: 2, startTime: '2030-01-02T08:00:00Z', schedule: { weekDays: ['Saturday', 'Monday', 'Sunday'] } },
      '2030-01-01T00:00:00Z',
      ['2030-01-05T08:00Z', '2030-01-13T08:00Z', '2030-01-14T08:00Z', '2030-01-19T08:00Z', '2030-01-27T08:00Z'],
    ],
    [
      'monthly, on the day of the start, in months that have it',
      { frequency: 'Month', startTime: '2030-01-31T08:00:00Z' },
      '2030-01-01T00:00:00Z',
      ['2030-01-31T08:00Z', '2030-03-31T08:00Z', '2030-05-31T08:00Z', '2030-07-31T08:00Z', '2030-08-31T08:00Z'],
    ],
    [
      'monthly, on the first and the last day',
      { frequency: 'Month', startTime: '2030-01-15T06:00:00Z', schedule: { monthDays: [-1, 1] } },
      '2030-01-01T00:00:00Z',
      ['2030-01-31T06:00Z', '2030-02-01T06:00Z', '2030-02-28T06:00Z', '2030-03-01T06:00Z'],
    ],
    [
      'monthly, on the 31st from the end: the first day of long months',
      { frequency: 'Month', startTime: '2030-01-01T06:00:00Z', schedule: { monthDays: [-31] } },
      '2030-01-01T06:00:00Z',
      ['2030-03-01T06:00Z', '2030-05-01T06:00Z'],
    ],
    [
      'on the 29th of February, which the year 2100 does not have',
      { frequency: 'Month', interval: 12, startTime: '2028-02-29T06:00:00Z' },
      '2092-03-01T00:00:00Z',
      ['2096-02-29T06:00Z', '2104-02-29T06:00Z'],
    ],
    [
      'on the first and the last Friday',
      {
        frequency: 'Month',
        startTime: '2030-01-01T05:15:00Z',
        schedule: {
          monthlyOccurrences: [
            { day: 'Friday', occurrence: -1 },
            { day: 'Friday', occurrence: 1 },
          ],
        },
      },
      '2030-01-01T00:00:00Z',
      ['2030-01-04T05:15Z', '2030-01-25T05:15Z', '2030-02-01T05:15Z', '2030-02-22T05:15Z'],
    ],
    [
      'on a fifth Wednesday, and the fifth from the end, where there is one',
      {
        frequency: 'Month',
        startTime: '2030-01-01T05:00:00Z',
        schedule: {
          monthlyOccurrences: [
            { day: 'Wednesday', occurrence: 5 },
            { day: 'Wednesday', occurrence: -5 },
          ],
        },
      },
      '2030-01-01T00:00:00Z',
      ['2030-01-02T05:00Z', '2030-01-30T05:00Z', '2030-05-01T05:00Z', '2030-05-29T05:00Z'],
    ],
    [
      'on days by number and by weekday together, each once',
      {
        frequency: 'Month',
        startTime: '2030-03-01T05:00:00Z',
        schedule: { monthDays: [1], monthlyOccurrences: [{ day: 'Friday', occurrence: 1 }] },
      },
      '2030-02-02T00:00:00Z',
      ['2030-03-01T05:00Z', '2030-04-01T05:00Z', '2030-04-05T05:00Z'],
    ],
  ])('%s', (_what, recurrence, from, expected) => {
    expect(next(recurrence, from, expected.length)).toEqual(expected)
  })
})

describe('the clock on the wall', () => {
  const daily = (timeZone: string, startTime: string): TriggerRecurrence => ({ frequency: 'Day', timeZone, startTime })
  test.each([
    [
      '8:00 stays 8:00 in summer',
      daily('Europe/Berlin', '2030-03-30T08:00:00'),
      ['2030-03-30 08:00 GMT+01:00', '2030-03-31 08:00 GMT+02:00', '2030-04-01 08:00 GMT+02:00'],
    ],
    [
      'a time that Berlin jumps over fires when the jump is done',
      daily('Europe/Berlin', '2030-03-30T02:30:00'),
      ['2030-03-30 02:30 GMT+01:00', '2030-03-31 03:00 GMT+02:00', '2030-04-01 02:30 GMT+02:00'],
    ],
    [
      'a time that Berlin has twice fires the first time',
      daily('Europe/Berlin', '2030-10-26T02:30:00'),
      ['2030-10-26 02:30 GMT+02:00', '2030-10-27 02:30 GMT+02:00', '2030-10-28 02:30 GMT+01:00'],
    ],
    [
      'New York, spring',
      daily('America/New_York', '2030-03-09T02:59:00'),
      ['2030-03-09 02:59 GMT-05:00', '2030-03-10 03:00 GMT-04:00', '2030-03-11 02:59 GMT-04:00'],
    ],
    [
      'New York, autumn',
      daily('Eastern Standard Time', '2030-11-02T01:00:00'),
      ['2030-11-02 01:00 GMT-04:00', '2030-11-03 01:00 GMT-04:00', '2030-11-04 01:00 GMT-05:00'],
    ],
    [
      'Lord Howe jumps half an hour, spring',
      daily('Australia/Lord_Howe', '2030-10-05T02:10:00'),
      ['2030-10-05 02:10 GMT+10:30', '2030-10-06 02:30 GMT+11:00', '2030-10-07 02:10 GMT+11:00'],
    ],
    [
      'Lord Howe jumps half an hour, autumn',
      daily('Lord Howe Standard Time', '2030-04-06T01:45:00'),
      ['2030-04-06 01:45 GMT+11:00', '2030-04-07 01:45 GMT+11:00', '2030-04-08 01:45 GMT+10:30'],
    ],
    [
      'Samoa left out a whole day',
      daily('Pacific/Apia', '2011-12-29T12:00:00'),
      ['2011-12-29 12:00 GMT-10:00', '2011-12-31 00:00 GMT+14:00', '2011-12-31 12:00 GMT+14:00'],
    ],
  ])('%s', (_what, recurrence, expected) => {
    const zone = { 'Eastern Standard Time': 'America/New_York', 'Lord Howe Standard Time': 'Australia/Lord_Howe' }
    const timeZone = recurrence.timeZone ?? ''
    const times = nextFireTimes(recurrence, after('2000-01-01T00:00:00Z'), 3)
    expect(shown(times, Object.hasOwn(zone, timeZone) ? zone[timeZone as keyof typeof zone] : timeZone)).toEqual(expected)
  })

  test('every hour, the hour that is skipped does not fire and the one that comes twice fires once', () => {
    const hourly: TriggerRecurrence = { frequency: 'Hour', timeZone: 'Europe/Berlin', startTime: '2030-01-01T00:30:00' }
    expect(next(hourly, '2030-03-31T00:00:00Z', 3)).toEqual(['2030-03-31T00:30Z', '2030-03-31T01:00Z', '2030-03-31T01:30Z'])
    expect(next(hourly, '2030-10-27T00:00:00Z', 3)).toEqual(['2030-10-27T00:30Z', '2030-10-27T02:30Z', '2030-10-27T03:30Z'])
  })

  test('a time within the second of two equal hours is followed by the next day, not by the hour again', () => {
    const daily: TriggerRecurrence = { frequency: 'Day', timeZone: 'Europe/Berlin', startTime: '2030-01-01T02:30:00' }
    for (const from of ['2030-10-27T00:30:00Z', '2030-10-27T01:10:00Z', '2030-10-27T01:30:00Z']) {
      expect(next(daily, from, 1)).toEqual(['2030-10-28T01:30Z'])
    }
  })

  test('several times that are skipped at once fire once', () => {
    const schedule = { hours: [2], minutes: [0, 15, 30, 45] }
    const recurrence: TriggerRecurrence = { frequency: 'Day', timeZone: 'Europe/Berlin', startTime: '2030-03-01T00:00:00', schedule }
    expect(next(recurrence, '2030-03-30T12:00:00Z', 2)).toEqual(['2030-03-31T01:00Z', '2030-04-01T00:00Z'])
  })

  test('an instant as the start is read on the clock of the zone, its day of the week too', () => {
    const recurrence: TriggerRecurrence = { frequency: 'Week', timeZone: 'Asia/Tokyo', startTime: '2030-01-01T23:00:00Z' }
    expect(next(recurrence, '2030-01-01T00:00:00Z', 2)).toEqual(['2030-01-01T23:00Z', '2030-01-08T23:00Z'])
    const wednesday: TriggerRecurrence = { ...recurrence, schedule: { weekDays: ['Wednesday'] } }
    expect(next(wednesday, '2030-01-01T00:00:00Z', 1)).toEqual(['2030-01-01T23:00Z'])
  })
})

describe('the ends', () => {
  test('the start is within, to its minute, and so is the end', () => {
    const recurrence: TriggerRecurrence = { frequency: 'Hour', startTime: '2030-01-01T08:00:59.999Z', endTime: '2030-01-01T10:00:00Z' }
    expect(next(recurrence, '2020-01-01T00:00:00Z', 9)).toEqual(['2030-01-01T08:00Z', '2030-01-01T09:00Z', '2030-01-01T10:00Z'])
  })

  test('after the end nothing fires, and asking for nothing gives nothing', () => {
    const recurrence: TriggerRecurrence = { frequency: 'Day', startTime: '2030-01-01T08:00:00Z', endTime: '2030-01-05T00:00:00Z' }
    expect(nextFireTime(recurrence, after('2030-01-04T08:00:00Z'))).toBeNull()
    expect(nextFireTimes(recurrence, after('2020-01-01T00:00:00Z'), 0)).toEqual([])
  })

  test("Microsoft's own example ends before the first time it would fire", () => {
    const schedule = { hours: [23], minutes: [56], monthDays: [10] }
    const times = { startTime: '2021-02-12T14:59:00.416Z', endTime: '2021-02-25T00:00:00.000Z' }
    const recurrence: TriggerRecurrence = { frequency: 'Month', interval: 1, schedule, ...times }
    expect(nextFireTime(recurrence, after('2021-01-01T00:00:00Z'))).toBeNull()
    expect(next({ ...recurrence, endTime: '2021-12-31T00:00:00Z' }, '2021-01-01T00:00:00Z', 1)).toEqual(['2021-03-10T23:56Z'])
  })

  test.each<[string, TriggerRecurrence]>([
    ['a 30th of February', { frequency: 'Month', interval: 12, startTime: '2030-02-01T00:00:00Z', schedule: { monthDays: [30] } }],
    [
      'a 31st in months that are short',
      { frequency: 'Month', interval: 12, startTime: '2030-06-01T00:00:00Z', schedule: { monthDays: [31, -31] } },
    ],
    ['an hour that is never come to', { frequency: 'Hour', interval: 24, startTime: '2030-01-01T05:00:00Z', schedule: { hours: [6] } }],
    ['what ends before it starts', { frequency: 'Day', startTime: '2030-01-01T00:00:00Z', endTime: '2029-01-01T00:00:00Z' }],
    ['without a start', { frequency: 'Day' }],
    ['an unknown zone', { frequency: 'Day', startTime: '2030-01-01T00:00:00Z', timeZone: 'Atlantis/Center' }],
    ['a start that is none', { frequency: 'Day', startTime: '2030-02-30T00:00:00Z' }],
    ['an end that is none', { frequency: 'Day', startTime: '2030-02-01T00:00:00Z', endTime: 'soon' }],
  ])('%s never fires, which is found out instead of being looked for without an end', (_what, recurrence) => {
    expect(nextFireTimes(recurrence, after('2020-01-01T00:00:00Z'), 5)).toEqual([])
  })

  test('a fire every minute of every day is found, decades after the start', () => {
    const all = (length: number) => Array.from({ length }, (_, index) => index)
    const recurrence: TriggerRecurrence = {
      frequency: 'Month',
      timeZone: 'Europe/Berlin',
      startTime: '1970-01-01T00:00:00Z',
      schedule: { minutes: all(60), hours: all(24), monthDays: all(31).map((day) => day + 1) },
    }
    expect(next(recurrence, '2030-10-27T00:59:00Z', 2)).toEqual(['2030-10-27T02:00Z', '2030-10-27T02:01Z'])
  })

  test('asked from the end of time it answers nothing', () => {
    expect(nextFireTime({ frequency: 'Day', startTime: '2030-01-01T00:00:00Z' }, new Date(8.64e15))).toBeNull()
    expect(nextFireTime({ frequency: 'Day', startTime: '2030-01-01T00:00:00Z' }, new Date(NaN))).toBeNull()
    expect(next({ frequency: 'Day', startTime: '2030-01-01T00:00:00Z' }, '-271821-04-20T00:00:00Z', 1)).toEqual(['2030-01-01T00:00Z'])
  })
})
