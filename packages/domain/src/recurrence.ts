import type { TriggerRecurrence } from '@mooring/contract'
import { recurrenceClock } from './recurrenceClock.ts'
import { recurrenceMoment } from './recurrenceMoment.ts'
import { recurrencePeriods, type Periods } from './recurrencePeriods.ts'
import { recurrenceTimeZone } from './recurrenceTimeZone.ts'

/**
 * When a recurrence fires: the first `count` times after `after`, in order; fewer when it ends, none for one that
 * `recurrenceRefusal` refuses.
 *
 * It counts in periods of its frequency from that of its start (weeks begin on Sunday), every `interval`th, and it goes by the
 * clock on the wall of its time zone (UTC without one), so that 8:00 stays 8:00 in summer. A time that the clock jumps over fires
 * at the first instant after the jump; one that comes twice fires the first time only. Seconds of the start are disregarded;
 * the start and the end are themselves within.
 */
export function nextFireTimes(recurrence: TriggerRecurrence, after: Date, count: number): Date[] {
  const times: Date[] = []
  for (const time of fireTimes(recurrence, after.getTime())) {
    if (times.length >= count) break
    times.push(new Date(time))
  }
  return times
}

/** When a recurrence fires for the first time after `after`, as `nextFireTimes` has it; null when it never does. */
export const nextFireTime = (recurrence: TriggerRecurrence, after: Date): Date | null => nextFireTimes(recurrence, after, 1)[0] ?? null

const lastInstant = Date.UTC(9999, 11, 31)

function* fireTimes(recurrence: TriggerRecurrence, after: number): Generator<number> {
  const zone = recurrenceTimeZone(recurrence.timeZone ?? 'UTC')
  if (zone === null || recurrence.startTime === undefined || Number.isNaN(after)) return
  const clock = recurrenceClock(zone)
  const startsAt = recurrenceMoment(recurrence.startTime, clock)
  const endsAt = recurrence.endTime === undefined ? lastInstant : recurrenceMoment(recurrence.endTime, clock)
  if (startsAt === null || endsAt === null) return
  const start = Math.floor(startsAt / 60_000) * 60_000
  const startWall = clock.wallOf(start)
  // Times of the wall up to the one that is shown at `after` never come later than that: it need not begin earlier.
  const from = Math.max(startWall, clock.wallOf(Math.max(after, start)))
  let last = Math.max(after, start - 1)
  for (const wall of wallTimes(recurrencePeriods(recurrence, startWall), { startWall, from, interval: recurrence.interval ?? 1 })) {
    if (wall > lastInstant) return
    const time = clock.instantOf(wall)
    if (time > endsAt) return
    if (time <= last) continue
    yield time
    last = time
  }
}

/**
 * In the Gregorian calendar 4,800 months are as the 4,800 before: when none of so many periods in a row has a moment, none ever
 * will. The hours of a day, the only other periods that may have none, repeat sooner.
 */
const emptyPeriodsMax = 4800

interface Range {
  startWall: number
  from: number
  interval: number
}

/** The times of the wall from `from` on, in order and without an end, unless there are none. */
function* wallTimes(periods: Periods, { startWall, from, interval }: Range): Generator<number> {
  const first = periods.periodOf(startWall)
  const passed = Math.max(0, Math.floor((periods.periodOf(from) - first) / interval))
  let emptyPeriods = 0
  for (let period = first + passed * interval; emptyPeriods < emptyPeriodsMax; period += interval) {
    const moments = periods.momentsOf(period)
    emptyPeriods = moments.length === 0 ? emptyPeriods + 1 : 0
    yield* moments.flatMap((moment) => periods.distances.map((distance) => moment + distance)).filter((wall) => wall >= from)
  }
}
