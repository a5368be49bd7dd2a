import { weekDays, type UpdateWindow } from '@mooring/contract'
import { recurrenceClock, type WallClock } from './recurrenceClock.ts'
import { recurrenceTimeZone } from './recurrenceTimeZone.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** A window whose only day of the week falls into a gap of the clock opens a week later. */
const daysAhead = 15

/** Why a window means nothing, as a sentence about one of its fields; null when it is one. */
export function updateWindowRefusal({ timeZone, days }: UpdateWindow): { field: 'timeZone' | 'days'; message: string } | null {
  if (recurrenceTimeZone(timeZone) === null) return { field: 'timeZone', message: `There is no time zone named ${timeZone}.` }
  return days.length === 0 ? { field: 'days', message: 'Name a day.' } : null
}

export interface WindowState {
  isOpen: boolean
  /** When it opens next; null while it is open. */
  opensAt: Date | null
  /** When it closes; null while it is closed. */
  closesAt: Date | null
}

/**
 * Whether a window is open at `now`. Its times are those on the clock of its zone: where the clock is set forward over one of them, the
 * first moment after the gap counts; where it shows one twice, the first. Throws `RangeError` for a time zone that nobody knows.
 */
export function updateWindowAt(window: UpdateWindow, now: Date): WindowState {
  const clock = recurrenceClock(recurrenceTimeZone(window.timeZone) ?? window.timeZone)
  const at = now.getTime()
  const today = Math.floor(clock.wallOf(at) / dayMs)
  // The opening of yesterday may reach into today.
  for (let day = today - 1; day <= today + daysAhead; day++) {
    const opening = openingOn(day, window, clock)
    if (opening === null || opening.to <= at) continue
    if (opening.from <= at) return { isOpen: true, opensAt: null, closesAt: new Date(opening.to) }
    return { isOpen: false, opensAt: new Date(opening.from), closesAt: null }
  }
  return { isOpen: false, opensAt: null, closesAt: null }
}

/** From when until when it is open, as instants, if it opens on a day: a number of days since 1970. */
function openingOn(day: number, window: UpdateWindow, clock: WallClock): { from: number; to: number } | null {
  // The first of January 1970 was a Thursday, the fifth of the week.
  const weekDay = weekDays[(((day + 4) % 7) + 7) % 7]
  if (!window.days.some((chosen) => chosen === weekDay)) return null
  const [from, to] = [minutesOf(window.from), minutesOf(window.to)]
  const start = clock.instantOf(day * dayMs + from * minuteMs)
  const end = clock.instantOf((to > from ? day : day + 1) * dayMs + to * minuteMs)
  return end > start ? { from: start, to: end } : null
}

function minutesOf(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number)
  return hours * 60 + minutes
}
