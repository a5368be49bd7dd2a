import type { RecurrenceBody, Schedule, TriggerFrequency, WeekDay } from '@mooring/contract'
import { recurrenceClock, recurrenceIntervalMax, recurrenceMoment, recurrenceTimeZone } from '@mooring/domain'
import { scheduleWords } from '#strings/scheduleWords.ts'

export interface Occurrence {
  day: WeekDay
  occurrence: number
}

/** A schedule while it is being typed. Times are `2030-01-31T08:00`, on the clock of its zone. */
export interface ScheduleDraft {
  frequency: TriggerFrequency
  interval: string
  hours: string
  minutes: string
  weekDays: readonly WeekDay[]
  monthDays: string
  occurrences: readonly Occurrence[]
  timeZone: string
  start: string
  /** Empty: it does not end. */
  end: string
  scanLevel: 'Full' | 'Incremental'
}

const clockOf = (timeZone: string) => recurrenceClock(recurrenceTimeZone(timeZone) ?? 'UTC')
const wallText = (instant: number, timeZone: string) => new Date(clockOf(timeZone).wallOf(instant)).toISOString().slice(0, 16)

/** Every night at 2:00 where the viewer is, from `now` on. */
export const newScheduleDraft = (now: Date, timeZone: string): ScheduleDraft => ({
  frequency: 'Day',
  interval: '1',
  hours: '2',
  minutes: '0',
  weekDays: [],
  monthDays: '',
  occurrences: [],
  timeZone,
  start: wallText(now.getTime(), timeZone),
  end: '',
  scanLevel: 'Full',
})

export function draftOfSchedule({ recurrence, scanLevel }: Pick<Schedule, 'recurrence' | 'scanLevel'>): ScheduleDraft {
  const { frequency, interval = 1, timeZone = 'UTC', startTime = '', endTime, schedule = {} } = recurrence
  const wall = (text: string) => {
    const instant = recurrenceMoment(text, clockOf(timeZone))
    return instant === null ? '' : wallText(instant, timeZone)
  }
  return {
    frequency,
    interval: String(interval),
    hours: schedule.hours?.join(', ') ?? '',
    minutes: schedule.minutes?.join(', ') ?? '',
    weekDays: schedule.weekDays ?? [],
    monthDays: schedule.monthDays?.join(', ') ?? '',
    occurrences: schedule.monthlyOccurrences ?? [],
    timeZone,
    start: wall(startTime),
    end: endTime === undefined ? '' : wall(endTime),
    scanLevel,
  }
}

/** The numbers of a list such as `8, 20`; null when something else stands there. */
function numbersOf(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  return parts.every((part) => /^-?\d{1,4}$/.test(part)) ? parts.map(Number) : null
}

const areWithin = (text: string, isAllowed: (value: number) => boolean) => numbersOf(text)?.every(isAllowed) ?? false
const isTime = (text: string) => recurrenceMoment(text, clockOf('UTC')) !== null

/** What is wrong with each field, as sentences. */
export function scheduleRefusals(draft: ScheduleDraft): Partial<Record<keyof ScheduleDraft, string>> {
  const interval = /^\d{1,4}$/.test(draft.interval.trim()) ? Number(draft.interval) : 0
  const isMonthDay = (day: number) => Math.abs(day) >= 1 && Math.abs(day) <= 31
  return {
    ...(interval < 1 || interval > recurrenceIntervalMax ? { interval: scheduleWords.intervalOdd(recurrenceIntervalMax) } : {}),
    ...(areWithin(draft.hours, (hour) => hour >= 0 && hour <= 23) ? {} : { hours: scheduleWords.numbersOdd(0, 23) }),
    ...(areWithin(draft.minutes, (minute) => minute >= 0 && minute <= 59) ? {} : { minutes: scheduleWords.numbersOdd(0, 59) }),
    ...(draft.frequency !== 'Month' || areWithin(draft.monthDays, isMonthDay) ? {} : { monthDays: scheduleWords.monthDaysOdd }),
    ...(isTime(draft.start) ? {} : { start: scheduleWords.startOdd }),
    ...endRefusal(draft),
  }
}

function endRefusal({ start, end }: ScheduleDraft): { end?: string } {
  if (end === '') return {}
  if (!isTime(end)) return { end: scheduleWords.endOdd }
  return isTime(start) && end < start ? { end: scheduleWords.endBeforeStart } : {}
}

/** The draft as the contract has it, once nothing is wrong with it; its times as instants, which every client reads alike. */
export function recurrenceOf(draft: ScheduleDraft): RecurrenceBody {
  const clock = clockOf(draft.timeZone)
  const instant = (wall: string) => new Date(recurrenceMoment(wall, clock) ?? 0).toISOString()
  const schedule = {
    ...numbers('hours', draft.hours),
    ...numbers('minutes', draft.minutes),
    ...(draft.frequency === 'Week' && draft.weekDays.length > 0 ? { weekDays: [...draft.weekDays] } : {}),
    ...(draft.frequency === 'Month' ? numbers('monthDays', draft.monthDays) : {}),
    ...(draft.frequency === 'Month' && draft.occurrences.length > 0 ? { monthlyOccurrences: [...draft.occurrences] } : {}),
  }
  return {
    frequency: draft.frequency,
    interval: Number(draft.interval),
    timeZone: draft.timeZone,
    startTime: instant(draft.start),
    ...(draft.end === '' ? {} : { endTime: instant(draft.end) }),
    ...(Object.keys(schedule).length === 0 ? {} : { schedule }),
  }
}

function numbers(name: 'hours' | 'minutes' | 'monthDays', text: string): Partial<Record<typeof name, number[]>> {
  const given = numbersOf(text) ?? []
  return given.length === 0 ? {} : { [name]: given }
}
