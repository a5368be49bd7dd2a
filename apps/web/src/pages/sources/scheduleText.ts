import { weekDays, type TriggerRecurrence } from '@mooring/contract'
import { recurrenceClock, recurrenceMoment, recurrenceTimeZone } from '@mooring/domain'
import { language } from '#strings/language.ts'
import { scheduleWords } from '#strings/scheduleWords.ts'
import { weekDayText } from '../../components/weekDayText.ts'

const list = new Intl.ListFormat(language, { type: 'conjunction' })
/** Times of a day that are named one by one; more are said by their hours and minutes. */
const timesNamedMax = 6

const two = (value: number) => String(value).padStart(2, '0')
const inOrder = <T>(values: readonly T[] | undefined): T[] => [...new Set(values)].toSorted((a, b) => Number(a) - Number(b))

/** When a recurrence fires, in words. `2030-01-07T07:00:00Z` every week in Berlin: Every week on Monday at 08:00 (Europe/Berlin). */
export function scheduleText(recurrence: TriggerRecurrence): string {
  const { frequency, interval = 1, timeZone = 'UTC' } = recurrence
  const start = startOnWall(recurrence)
  return scheduleWords.text(frequency, interval, { on: daysText(recurrence, start), at: timesText(recurrence, start), zone: timeZone })
}

/** The start as its zone's clock shows it, written as if that stood in UTC. */
function startOnWall({ startTime = '', timeZone = 'UTC' }: TriggerRecurrence): Date {
  const clock = recurrenceClock(recurrenceTimeZone(timeZone) ?? 'UTC')
  return new Date(clock.wallOf(recurrenceMoment(startTime, clock) ?? 0))
}

function daysText({ frequency, schedule = {} }: TriggerRecurrence, start: Date): string {
  if (frequency === 'Week') {
    const chosen = weekDays.filter((day) => schedule.weekDays?.includes(day))
    const ofStart = weekDays.slice(start.getUTCDay(), start.getUTCDay() + 1)
    return list.format((chosen.length === 0 ? ofStart : chosen).map(weekDayText))
  }
  if (frequency !== 'Month') return ''
  const { monthDays = [], monthlyOccurrences = [] } = schedule
  const numbers = monthDays.length + monthlyOccurrences.length === 0 ? [start.getUTCDate()] : inOrder(monthDays)
  // Days from the end come after those from the beginning.
  const byNumber = [...numbers.filter((day) => day > 0), ...numbers.filter((day) => day < 0)].map(scheduleWords.monthDay)
  return list.format([
    ...byNumber,
    ...monthlyOccurrences.map(({ day, occurrence }) => scheduleWords.occurrence(occurrence, weekDayText(day))),
  ])
}

function timesText({ frequency, schedule = {} }: TriggerRecurrence, start: Date): string {
  const [hours, minutes] = [inOrder(schedule.hours), inOrder(schedule.minutes)]
  const everyHour = hours.length === 0 && (frequency === 'Hour' || minutes.length > 0)
  const ofHour = minutes.length === 0 ? [start.getUTCMinutes()] : minutes
  if (everyHour) {
    const named = list.format(ofHour.map(String))
    return frequency === 'Hour' ? scheduleWords.atMinute(named) : scheduleWords.atMinutes(named, '')
  }
  const ofDay = hours.length === 0 ? [start.getUTCHours()] : hours
  const times = ofDay.flatMap((hour) => ofHour.map((minute) => `${two(hour)}:${two(minute)}`))
  return times.length <= timesNamedMax
    ? scheduleWords.at(list.format(times))
    : scheduleWords.atMinutes(list.format(ofHour.map(String)), list.format(ofDay.map(String)))
}

/** A moment to the minute on the clock of a zone, the viewer's own unless one is given. `at`: ISO 8601. */
export const momentText = (at: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(at))
