const dayMs = 24 * 3_600_000

/**
 * The clock on the wall of a time zone. Instants are milliseconds since 1970 in UTC; times of the wall are what that clock shows,
 * written as if it stood in UTC.
 */
export interface WallClock {
  wallOf: (instant: number) => number
  /**
   * When the clock shows this time. When it shows it twice (it was set back), the first time; when it never does (it was set
   * forward over it), the first instant after the gap. Later times of the wall never come at earlier instants.
   */
  instantOf: (wall: number) => number
}

/** @throws {RangeError} When the IANA database has no such time zone. */
export function recurrenceClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const wallOf = (instant: number) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
    const seconds = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    return seconds + (instant - Math.floor(instant / 1000) * 1000)
  }
  const offsetAt = (instant: number) => wallOf(instant) - instant

  return {
    wallOf,
    instantOf: (wall) => {
      // No zone is a day away from UTC, so these lie on both sides of a change of the clock that concerns this time.
      const [before, after] = [offsetAt(wall - dayMs), offsetAt(wall + dayMs)]
      const earlier = wall - Math.max(before, after)
      if (offsetAt(earlier) === wall - earlier) return earlier
      const later = wall - Math.min(before, after)
      if (offsetAt(later) === wall - later) return later
      return firstWith((instant) => offsetAt(instant) !== before, { from: earlier, to: later })
    },
  }
}

/** The first whole second in between from which on this holds. */
function firstWith(holds: (instant: number) => boolean, { from, to }: { from: number; to: number }): number {
  let [without, with_] = [Math.floor(from / 1000), Math.ceil(to / 1000)]
  while (with_ - without > 1) {
    const middle = Math.floor((without + with_) / 2)
    if (holds(middle * 1000)) with_ = middle
    else without = middle
  }
  return with_ * 1000
}
