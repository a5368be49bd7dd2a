import type { timeWords as english } from '../en/timeWords.ts'
import { counted } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

export const timeWords: Translation<typeof english> = {
  justNow: 'gerade eben',
  ago: {
    second: (count) => `vor ${counted(count, 'Sek.', 'Sek.')}`,
    minute: (count) => `vor ${counted(count, 'Min.', 'Min.')}`,
    hour: (count) => `vor ${counted(count, 'Std.', 'Std.')}`,
    day: (count) => `vor ${counted(count, 'Tag', 'Tagen')}`,
    month: (count) => `vor ${counted(count, 'Monat', 'Monaten')}`,
    year: (count) => `vor ${counted(count, 'Jahr', 'Jahren')}`,
  },
  underASecond: 'unter 1 s',
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'T',
}
