/** Moments and spans of time; the units are those of spans, abbreviated. */
export const timeWords = {
  justNow: 'just now',
  /** Whether the units of `2 minutes ago` are abbreviated, as they are where they would not fit the columns of lists. */
  isBrief: (): boolean => false,
  underASecond: 'under 1 s',
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'd',
}
