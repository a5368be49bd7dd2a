import type { TriggerRecurrence } from '@mooring/contract'
import { expect, test } from 'vitest'
import { recurrenceRefusal } from './recurrenceRefusal.ts'

const daily: TriggerRecurrence = { frequency: 'Day', startTime: '2030-01-31T08:00:00Z' }

test.each<[string, TriggerRecurrence]>([
  ['no more than a start', daily],
  ['an interval of a thousand', { ...daily, interval: 1000 }],
  ['a start with an offset and a fraction', { ...daily, startTime: '2030-01-31T08:00:00.1234567+05:30' }],
  ['a start on the clock of its zone', { ...daily, startTime: '2030-01-31T08:00', timeZone: 'Europe/Berlin' }],
  ['a zone by its name in Windows', { ...daily, timeZone: 'W. Europe Standard Time' }],
  ['a zone in another case', { ...daily, timeZone: 'europe/berlin' }],
  ['UTC', { ...daily, timeZone: 'UTC' }],
  ['an end at the start', { ...daily, endTime: '2030-01-31T08:00:00Z' }],
  ['an end on the clock of its zone', { ...daily, timeZone: 'Asia/Tokyo', startTime: '2030-01-31T23:00:00Z', endTime: '2030-02-01T08:00' }],
  ['the ends of each range', { ...daily, schedule: { minutes: [0, 59], hours: [0, 23] } }],
  ['days of the week', { ...daily, frequency: 'Week', schedule: { weekDays: ['Monday', 'Sunday'] } }],
  ['days of the month', { ...daily, frequency: 'Month', schedule: { monthDays: [1, 31, -1, -31] } }],
  ['occurrences', { ...daily, frequency: 'Month', schedule: { monthlyOccurrences: [{ day: 'Monday', occurrence: -5 }] } }],
  ['empty lists of what goes with another frequency', { ...daily, schedule: { weekDays: [], monthDays: [], monthlyOccurrences: [] } }],
])('takes %s', (_what, recurrence) => {
  expect(recurrenceRefusal(recurrence)).toBeNull()
})

test.each<[string, string, TriggerRecurrence]>([
  ['StartMissing', 'startTime', { frequency: 'Day' }],
  ['IntervalOutOfRange', 'interval', { ...daily, interval: 0 }],
  ['IntervalOutOfRange', 'interval', { ...daily, interval: 1001 }],
  ['IntervalOutOfRange', 'interval', { ...daily, interval: 1.5 }],
  ['IntervalOutOfRange', 'interval', { ...daily, interval: NaN }],
  ['UnknownTimeZone', 'timeZone', { ...daily, timeZone: 'Atlantis/Center' }],
  ['UnknownTimeZone', 'timeZone', { ...daily, timeZone: '' }],
  ['UnknownTimeZone', 'timeZone', { ...daily, timeZone: '+02:00' }],
  ['UnknownTimeZone', 'timeZone', { ...daily, timeZone: 'constructor' }],
  ['UnknownTimeZone', 'timeZone', { ...daily, timeZone: 'A'.repeat(10_000) }],
  ['NotATime', 'startTime', { ...daily, startTime: '2030-02-30T08:00:00Z' }],
  ['NotATime', 'startTime', { ...daily, startTime: '2030-01-31T24:00:00Z' }],
  ['NotATime', 'startTime', { ...daily, startTime: '2030-01-31T08:00:00+25:00' }],
  ['NotATime', 'startTime', { ...daily, startTime: '0001-01-01T00:00:00' }],
  ['NotATime', 'startTime', { ...daily, startTime: '2030-01-31' }],
  ['NotATime', 'startTime', { ...daily, startTime: '' }],
  ['NotATime', 'endTime', { ...daily, endTime: '2030-13-01T00:00:00Z' }],
  ['EndBeforeStart', 'endTime', { ...daily, endTime: '2030-01-31T07:59:59Z' }],
  ['MinuteOutOfRange', 'schedule.minutes', { ...daily, schedule: { minutes: [0, 60] } }],
  ['HourOutOfRange', 'schedule.hours', { ...daily, schedule: { hours: [-1] } }],
  ['MonthDayOutOfRange', 'schedule.monthDays', { ...daily, frequency: 'Month', schedule: { monthDays: [0] } }],
  ['MonthDayOutOfRange', 'schedule.monthDays', { ...daily, frequency: 'Month', schedule: { monthDays: [-32] } }],
  [
    'OccurrenceOutOfRange',
    'schedule.monthlyOccurrences',
    { ...daily, frequency: 'Month', schedule: { monthlyOccurrences: [{ day: 'Monday', occurrence: 6 }] } },
  ],
  [
    'OccurrenceOutOfRange',
    'schedule.monthlyOccurrences',
    { ...daily, frequency: 'Month', schedule: { monthlyOccurrences: [{ day: 'Monday', occurrence: 0 }] } },
  ],
  ['OnlyWithWeek', 'schedule.weekDays', { ...daily, schedule: { weekDays: ['Monday'] } }],
  ['OnlyWithMonth', 'schedule.monthDays', { ...daily, frequency: 'Week', schedule: { monthDays: [1] } }],
  ['OnlyWithMonth', 'schedule.monthlyOccurrences', { ...daily, schedule: { monthlyOccurrences: [{ day: 'Monday', occurrence: 1 }] } }],
])('refuses with %s, naming %s', (code, field, recurrence) => {
  expect(recurrenceRefusal(recurrence)).toEqual({ code, field, message: expect.stringMatching(/\.$/) })
})

test('names the zone that it does not know', () => {
  expect(recurrenceRefusal({ ...daily, timeZone: 'Middle-earth' })?.message).toContain('"Middle-earth"')
})
