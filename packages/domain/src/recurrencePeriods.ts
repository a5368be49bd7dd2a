import { weekDays, type TriggerRecurrence } from '@mooring/contract'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * How a frequency divides the time on the wall: numbered periods, in each of which there are some moments (hours or days, none
 * perhaps), after each of which it fires at the same distances. All in milliseconds of the wall, in order.
 */
export interface Periods {
  periodOf: (wall: number) => number
  momentsOf: (period: number) => number[]
  distances: number[]
}

/**
 * What is not given is taken from the start, as in Data Factory: its minute, its hour, its day of the week or of the month;
 * except that minutes without hours mean those minutes of every hour.
 */
export function recurrencePeriods({ frequency, schedule = {} }: TriggerRecurrence, startWall: number): Periods {
  const start = new Date(startWall)
  const given = {
    minutes: ordered(schedule.minutes),
    hours: ordered(schedule.hours),
    weekDays: ordered(schedule.weekDays?.map((day) => weekDays.indexOf(day))),
  }
  const minutes = given.minutes ?? [start.getUTCMinutes()]
  const hours = given.hours ?? (given.minutes === null ? [start.getUTCHours()] : allHours)
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * hourMs + minute * 60_000))
  switch (frequency) {
    case 'Hour':
      return {
        periodOf: (wall) => Math.floor(wall / hourMs),
        momentsOf: (period) => (given.hours === null || given.hours.includes(period % 24) ? [period * hourMs] : []),
        distances: minutes.map((minute) => minute * 60_000),
      }
    case 'Day':
      return { periodOf: dayOf, momentsOf: (day) => [day * dayMs], distances: times }
    case 'Week': {
      const days = given.weekDays ?? [start.getUTCDay()]
      return {
        periodOf: (wall) => Math.floor((dayOf(wall) - firstSunday) / 7),
        momentsOf: (week) => days.map((day) => (firstSunday + week * 7 + day) * dayMs),
        distances: times,
      }
    }
    case 'Month': {
      const { monthlyOccurrences = [] } = schedule
      const monthDays = ordered(schedule.monthDays) ?? (monthlyOccurrences.length === 0 ? [start.getUTCDate()] : [])
      return {
        periodOf: (wall) => new Date(wall).getUTCFullYear() * 12 + new Date(wall).getUTCMonth(),
        momentsOf: (month) => daysOfMonth(month, { monthDays, monthlyOccurrences }),
        distances: times,
      }
    }
  }
}

const allHours = Array.from({ length: 24 }, (_, hour) => hour)
const dayOf = (wall: number) => Math.floor(wall / dayMs)
/** Day 0 is the 1st of January 1970, a Thursday. */
const firstSunday = 3

/** Each once, in order; null when there are none, which means the same as their absence. */
function ordered(values: readonly number[] | undefined): number[] | null {
  return values === undefined || values.length === 0 ? null : [...new Set(values)].toSorted((a, b) => a - b)
}

interface DaysOfMonth {
  monthDays: readonly number[]
  monthlyOccurrences: NonNullable<NonNullable<TriggerRecurrence['schedule']>['monthlyOccurrences']>
}

/** The days that the month has of those that are asked for; a month without a 31st has no such day. */
function daysOfMonth(month: number, { monthDays, monthlyOccurrences }: DaysOfMonth): number[] {
  const first = Date.UTC(Math.floor(month / 12), month % 12, 1)
  const length = (Date.UTC(Math.floor(month / 12), (month % 12) + 1, 1) - first) / dayMs
  const byNumber = monthDays.map((day) => (day > 0 ? day : length + 1 + day))
  const byWeekDay = monthlyOccurrences.map(({ day, occurrence }) => {
    const earliest = 1 + ((weekDays.indexOf(day) - new Date(first).getUTCDay() + 7) % 7)
    const count = 1 + Math.floor((length - earliest) / 7)
    return occurrence > 0 ? earliest + (occurrence - 1) * 7 : earliest + (count + occurrence) * 7
  })
  const days = ordered([...byNumber, ...byWeekDay].filter((day) => day >= 1 && day <= length))
  return (days ?? []).map((day) => first + (day - 1) * dayMs)
}
