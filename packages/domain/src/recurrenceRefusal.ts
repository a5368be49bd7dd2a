import type { TriggerRecurrence } from '@mooring/contract'
import { recurrenceClock } from './recurrenceClock.ts'
import { recurrenceMoment } from './recurrenceMoment.ts'
import { recurrenceTimeZone } from './recurrenceTimeZone.ts'

export type RecurrenceRefusalCode =
  | 'IntervalOutOfRange'
  | 'UnknownTimeZone'
  | 'NotATime'
  | 'StartMissing'
  | 'EndBeforeStart'
  | 'MinuteOutOfRange'
  | 'HourOutOfRange'
  | 'MonthDayOutOfRange'
  | 'OccurrenceOutOfRange'
  | 'OnlyWithWeek'
  | 'OnlyWithMonth'

export interface RecurrenceRefusal {
  code: RecurrenceRefusalCode
  /** As a path such as `schedule.minutes`. */
  field: string
  message: string
}

export const recurrenceIntervalMax = 1000

/**
 * Why a recurrence cannot be, null when it can. That it will never fire is no reason: it may have ended, as schedules do.
 * Which fields go with which frequency: https://learn.microsoft.com/azure/data-factory/how-to-create-schedule-trigger.
 */
export function recurrenceRefusal(recurrence: TriggerRecurrence): RecurrenceRefusal | null {
  const { interval = 1 } = recurrence
  if (!isWithin(interval, 1, recurrenceIntervalMax)) {
    return refuse('IntervalOutOfRange', 'interval', `The interval is a whole number from 1 to ${recurrenceIntervalMax}.`)
  }
  return timesRefusal(recurrence) ?? frequencyRefusal(recurrence) ?? scheduleRefusal(recurrence.schedule ?? {})
}

function timesRefusal({ timeZone = 'UTC', startTime, endTime }: TriggerRecurrence): RecurrenceRefusal | null {
  const zone = recurrenceTimeZone(timeZone)
  if (zone === null) {
    const message = `The time zone ${JSON.stringify(timeZone)} is not known. Give its name in the IANA database, such as Europe/Berlin, or in Windows, such as W. Europe Standard Time.`
    return refuse('UnknownTimeZone', 'timeZone', message)
  }
  if (startTime === undefined) return refuse('StartMissing', 'startTime', 'A recurrence needs the time it starts at.')
  const clock = recurrenceClock(zone)
  const start = recurrenceMoment(startTime, clock)
  if (start === null) return refuse('NotATime', 'startTime', 'This is no time between 1970 and 9999, such as 2030-01-31T08:00:00Z.')
  if (endTime === undefined) return null
  const end = recurrenceMoment(endTime, clock)
  if (end === null) return refuse('NotATime', 'endTime', 'This is no time between 1970 and 9999, such as 2030-01-31T08:00:00Z.')
  return end < start ? refuse('EndBeforeStart', 'endTime', 'The recurrence ends before it starts.') : null
}

function frequencyRefusal({ frequency, schedule = {} }: TriggerRecurrence): RecurrenceRefusal | null {
  const only = (code: 'OnlyWithWeek' | 'OnlyWithMonth', field: string) =>
    refuse(code, `schedule.${field}`, `The field ${field} goes with the frequency ${code === 'OnlyWithWeek' ? 'Week' : 'Month'} only.`)
  if (frequency !== 'Week' && has(schedule.weekDays)) return only('OnlyWithWeek', 'weekDays')
  if (frequency === 'Month') return null
  if (has(schedule.monthDays)) return only('OnlyWithMonth', 'monthDays')
  return has(schedule.monthlyOccurrences) ? only('OnlyWithMonth', 'monthlyOccurrences') : null
}

function scheduleRefusal(schedule: NonNullable<TriggerRecurrence['schedule']>): RecurrenceRefusal | null {
  const { minutes = [], hours = [], monthDays = [], monthlyOccurrences = [] } = schedule
  if (!minutes.every((minute) => isWithin(minute, 0, 59))) {
    return refuse('MinuteOutOfRange', 'schedule.minutes', 'Minutes are whole numbers from 0 to 59.')
  }
  if (!hours.every((hour) => isWithin(hour, 0, 23))) {
    return refuse('HourOutOfRange', 'schedule.hours', 'Hours are whole numbers from 0 to 23.')
  }
  if (!monthDays.every((day) => isWithin(Math.abs(day), 1, 31))) {
    const message = 'Days of the month are whole numbers from 1 to 31, or from -1, the last day, to -31.'
    return refuse('MonthDayOutOfRange', 'schedule.monthDays', message)
  }
  if (!monthlyOccurrences.every(({ occurrence }) => isWithin(Math.abs(occurrence), 1, 5))) {
    const message = 'An occurrence is a whole number from 1 to 5, or from -1, the last one, to -5.'
    return refuse('OccurrenceOutOfRange', 'schedule.monthlyOccurrences', message)
  }
  return null
}

const refuse = (code: RecurrenceRefusalCode, field: string, message: string): RecurrenceRefusal => ({ code, field, message })
const isWithin = (value: number, min: number, max: number) => Number.isInteger(value) && value >= min && value <= max
const has = (list: readonly unknown[] | undefined) => list !== undefined && list.length > 0
