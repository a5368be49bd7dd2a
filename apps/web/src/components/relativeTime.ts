import { language } from '#strings/language.ts'
import { timeWords } from '#strings/timeWords.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How long before `now` a moment lies, as people say it. A moment slightly ahead (two clocks never agree) is just now. */
export function relativeTime(at: Date, now: Date): string {
  const { justNow, ago } = timeWords
  const ageMs = now.getTime() - at.getTime()
  if (ageMs < 10 * second) return justNow
  if (ageMs < minute) return ago.second(Math.floor(ageMs / second))
  if (ageMs < hour) return ago.minute(Math.floor(ageMs / minute))
  if (ageMs < day) return ago.hour(Math.floor(ageMs / hour))
  if (ageMs < 60 * day) return ago.day(Math.floor(ageMs / day))
  if (ageMs < 730 * day) return ago.month(Math.floor(ageMs / (30.44 * day)))
  return ago.year(Math.floor(ageMs / (365.25 * day)))
}

/** A span of time in its two largest units: `850 ms` is under a second, `3 min 5 s`, `2 h 10 min`, `3 d 4 h`. */
export function durationText(ms: number): string {
  const spent = Math.max(0, ms)
  if (spent < second) return timeWords.underASecond
  const inUnits = (large: number, small: number, names: readonly [string, string]) => {
    const rest = Math.floor((spent % large) / small)
    return `${Math.floor(spent / large)} ${names[0]}${rest > 0 ? ` ${rest} ${names[1]}` : ''}`
  }
  if (spent < minute) return `${Math.floor(spent / second)} ${timeWords.second}`
  if (spent < hour) return inUnits(minute, second, [timeWords.minute, timeWords.second])
  if (spent < day) return inUnits(hour, minute, [timeWords.hour, timeWords.minute])
  return inUnits(day, hour, [timeWords.day, timeWords.hour])
}

const spanUnits = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** A span that somebody has set, in the largest unit that it is a whole number of: `10 minutes`, `1 day`, `90 seconds`. */
export function spanText(seconds: number): string {
  const [unit, length] = spanUnits.find(([, inSeconds]) => seconds % inSeconds === 0) ?? ['second', 1]
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(seconds / length)
}
