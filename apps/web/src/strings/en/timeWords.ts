/** Moments and spans of time; the units are those of spans, abbreviated. */
export const timeWords = {
  justNow: 'just now',
  underASecond: 'under 1 s',
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'd',
}
