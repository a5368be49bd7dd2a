import { weekDays, type WeekDay } from '@mooring/contract'
import { language } from '#strings/language.ts'

const names = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })

/** The name of a day of the week in the language of the page. The 1st of January 2023 was a Sunday. */
export const weekDayText = (day: WeekDay): string => names.format(Date.UTC(2023, 0, 1 + weekDays.indexOf(day)))
