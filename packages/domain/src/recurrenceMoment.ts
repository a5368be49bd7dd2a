import type { WallClock } from './recurrenceClock.ts'

const shape = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d)(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/

/**
 * The instant that a start or an end of a recurrence means, in milliseconds since 1970: what it says when it ends in `Z` or an
 * offset, and otherwise the time on the clock of the recurrence's time zone, as Data Factory writes it. Null for what is no time
 * between 1970 and 9999.
 */
export function recurrenceMoment(text: string, clock: WallClock): number | null {
  const [, day, minute, second = '00', fraction = '', zone = ''] = shape.exec(text) ?? []
  if (day === undefined || minute === undefined) return null
  const local = `${day}T${minute}:${second}`
  const wall = Date.parse(`${local}Z`)
  // The 30th of February would be the 2nd of March.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(local)) return null
  const instant = zone === '' ? clock.instantOf(wall) : Date.parse(`${local}${zone}`)
  if (Number.isNaN(instant) || instant < 0 || instant > lastInstant) return null
  return instant + Math.floor(Number(`0${fraction}`) * 1000)
}

const lastInstant = Date.UTC(9999, 11, 31)
