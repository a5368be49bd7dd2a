import { recurrenceClock } from './recurrenceClock.ts'

const dayMs = 24 * 3_600_000

/**
 * When each of the last days began on the clock of a time zone, today last: days of 23 and 25 hours are as long as they are there.
 * @throws {RangeError} When the IANA database has no such time zone.
 */
export function lastDays(count: number, { now, timeZone }: { now: Date; timeZone: string }): Date[] {
  const { wallOf, instantOf } = recurrenceClock(timeZone)
  const today = Math.floor(wallOf(now.getTime()) / dayMs) * dayMs
  return Array.from({ length: count }, (_, index) => new Date(instantOf(today - (count - 1 - index) * dayMs)))
}
