import type { timeWords as english } from '../en/timeWords.ts'

export const timeWords: typeof english = {
  justNow: 'gerade eben',
  underASecond: 'unter 1 s',
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'T',
}
