import { language } from '#strings/language.ts'

const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })

/** The day, in UTC, of a moment such as the end of a key. */
export const dayText = (at: string): string => day.format(new Date(at))
