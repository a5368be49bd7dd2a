import { weekDays, type TriggerRecurrence } from '@mooring/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextFireTime, nextFireTimes } from './recurrence.ts'
import { recurrenceRefusal } from './recurrenceRefusal.ts'

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'America/St_Johns']
const minuteMs = 60_000
const instant = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / minuteMs, max: Date.parse(to) / minuteMs })
    .map((minute) => new Date(minute * minuteMs).toISOString())
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 4 })

const day = fc.constantFrom(...weekDays)
const monthDay = fc.integer({ min: -31, max: 31 }).filter((value) => value !== 0)
const occurrence = fc.integer({ min: -5, max: 5 }).filter((value) => value !== 0)

const whole = { requiredKeys: [] as [] }
const times = { minutes: list(fc.integer({ min: 0, max: 59 })), hours: list(fc.integer({ min: 0, max: 23 })) }
const schedules = {
  Hour: fc.record(times, whole),
  Day: fc.record(times, whole),
  Week: fc.record({ ...times, weekDays: list(day) }, whole),
  Month: fc.record({ ...times, monthDays: list(monthDay), monthlyOccurrences: list(fc.record({ day, occurrence })) }, whole),
}
const recurrences: fc.Arbitrary<TriggerRecurrence & { startTime: string; timeZone: string }> = fc
  .constantFrom(...(['Hour', 'Day', 'Week', 'Month'] as const))
  .chain((frequency) =>
    fc.record({
      frequency: fc.constant(frequency),
      interval: fc.integer({ min: 1, max: 5 }),
      startTime: instant('2009-01-01', '2014-01-01'),
      timeZone: fc.constantFrom(...zones),
      schedule: schedules[frequency],
    }),
  )
const asked = instant('2008-01-01', '2015-01-01').map((text) => new Date(text))

const hold = (property: fc.IProperty<[typeof recurrences extends fc.Arbitrary<infer R> ? R : never, Date]>) =>
  fc.assert(property, { numRuns: 200 })

test('is never refused when each field is in its range', () => {
  hold(
    fc.property(recurrences, asked, (recurrence, endTime) => {
      const ends = endTime.toISOString() < recurrence.startTime ? {} : { endTime: endTime.toISOString() }
      expect(recurrenceRefusal({ ...recurrence, ...ends })).toBeNull()
    }),
  )
})

test('several times are the same as one after the other, each later than the one before', () => {
  hold(
    fc.property(recurrences, asked, (recurrence, from) => {
      let last = from
      for (const time of nextFireTimes(recurrence, from, 6)) {
        expect(time.getTime()).toBeGreaterThan(last.getTime())
        expect(nextFireTime(recurrence, last)).toEqual(time)
        last = time
      }
    }),
  )
})

test('asking from just before a time gives that time', () => {
  hold(
    fc.property(recurrences, asked, (recurrence, from) => {
      for (const time of nextFireTimes(recurrence, from, 3)) {
        expect(nextFireTime(recurrence, new Date(time.getTime() - 1))).toEqual(time)
      }
    }),
  )
})

test('nothing fires before the start or after the end', () => {
  hold(
    fc.property(recurrences, asked, (recurrence, endTime) => {
      for (const time of nextFireTimes({ ...recurrence, endTime: endTime.toISOString() }, new Date(0), 50)) {
        expect(time.toISOString() >= recurrence.startTime && time <= endTime).toBe(true)
      }
    }),
  )
})

interface Wall {
  hour: number
  minute: number
  date: number
  weekDay: string
  daysLeft: number
}

/** What the wall shows in UTC. */
const wallInUtc = (time: Date): Wall => ({
  hour: time.getUTCHours(),
  minute: time.getUTCMinutes(),
  date: time.getUTCDate(),
  weekDay: weekDays[time.getUTCDay()] ?? '',
  daysLeft: new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 0)).getUTCDate() - time.getUTCDate(),
})

/** What the wall shows, asked of Intl in another way than the rule does. */
function wallAt(time: Date, timeZone: string): Wall {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(time)
  const [hour = 0, minute = 0] = format({ hour: '2-digit', minute: '2-digit' }).split(':').map(Number)
  const [date = 0, month = 0, year = 0] = format({ dateStyle: 'short' }).split('/').map(Number)
  return { hour, minute, date, weekDay: format({ weekday: 'long' }), daysLeft: new Date(year, month, 0).getDate() - date }
}

function fits({ schedule = {} }: TriggerRecurrence, wall: Wall): boolean {
  const { minutes, hours, weekDays: days, monthDays = [], monthlyOccurrences = [] } = schedule
  const byDay =
    (monthDays.length === 0 && monthlyOccurrences.length === 0) ||
    monthDays.some((number) => (number > 0 ? wall.date === number : wall.daysLeft === -1 - number)) ||
    monthlyOccurrences.some(
      ({ day: weekDay, occurrence: number }) =>
        weekDay === wall.weekDay && (number > 0 ? Math.ceil(wall.date / 7) === number : Math.floor(wall.daysLeft / 7) === -1 - number),
    )
  const fitsDay = byDay && (days === undefined || days.some((weekDay) => weekDay === wall.weekDay))
  return fitsDay && (hours?.includes(wall.hour) ?? true) && (minutes?.includes(wall.minute) ?? true)
}

/** Whether the clock was set forward at this instant: then what it skipped fires. */
const isAfterGap = (time: Date, timeZone: string) => {
  const [now, before] = [wallAt(time, timeZone), wallAt(new Date(time.getTime() - minuteMs), timeZone)]
  return (now.hour * 60 + now.minute - before.hour * 60 - before.minute + 1440) % 1440 !== 1 || now.date - before.date > 1
}

test('the wall shows what the schedule asks for, unless the clock was just set forward over it', () => {
  hold(
    fc.property(recurrences, asked, (recurrence, from) => {
      for (const time of nextFireTimes(recurrence, from, 5)) {
        expect(fits(recurrence, wallAt(time, recurrence.timeZone)) || isAfterGap(time, recurrence.timeZone)).toBe(true)
      }
    }),
  )
})

test('no time that fits is left out: every minute of four days, asked one by one', () => {
  const minutes = 4 * 24 * 60
  const everyOne = recurrences.filter(({ schedule = {} }) => schedule.hours !== undefined && schedule.minutes !== undefined)
  fc.assert(
    fc.property(everyOne, instant('2014-02-01', '2014-12-20'), (recurrence, from) => {
      const counted = { ...recurrence, interval: 1, timeZone: 'UTC', startTime: '2009-01-01T00:00:00Z' }
      const every = { ...counted, schedule: { ...counted.schedule, ...daysOf(counted) } }
      const begin = Date.parse(from)
      const expected = Array.from({ length: minutes }, (_, minute) => new Date(begin + (minute + 1) * minuteMs)).filter((time) =>
        fits(every, wallInUtc(time)),
      )
      expect(nextFireTimes({ ...every, endTime: new Date(begin + minutes * minuteMs).toISOString() }, new Date(begin), 10_000)).toEqual(
        expected,
      )
    }),
    { numRuns: 15 },
  )
})

/** The days that the start would stand for, said outright: the oracle does not know starts. */
function daysOf({ frequency, schedule = {} }: TriggerRecurrence): TriggerRecurrence['schedule'] {
  if (frequency === 'Week' && schedule.weekDays === undefined) return { weekDays: ['Thursday'] }
  const hasDays = schedule.monthDays !== undefined || schedule.monthlyOccurrences !== undefined
  return frequency === 'Month' && !hasDays ? { monthDays: [1] } : {}
}
