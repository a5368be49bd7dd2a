import type { timeWords as english } from '../en/timeWords.ts'
import type { Translation } from '../Translation.ts'

export const timeWords: Translation<typeof english> = {
  justNow: 'gerade eben',
  isBrief: () => true,
  underASecond: 'unter 1 s',
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'T',
}
