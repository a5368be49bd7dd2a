import { counted } from '../inNumbers.ts'

/** Moments and spans of time; the units are those of spans, abbreviated. */
export const timeWords = {
  justNow: 'just now',
  /** As Intl says them, in the style that fits the columns of lists. */
  ago: {
    second: (count: number) => `${counted(count, 'second', 'seconds')} ago`,
    minute: (count: number) => `${counted(count, 'minute', 'minutes')} ago`,
    hour: (count: number) => `${counted(count, 'hour', 'hours')} ago`,
    day: (count: number) => `${counted(count, 'day', 'days')} ago`,
    month: (count: number) => `${counted(count, 'month', 'months')} ago`,
    year: (count: number) => `${counted(count, 'year', 'years')} ago`,
  },
  underASecond: 'under 1 s',
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'd',
}
