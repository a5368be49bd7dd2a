/** The language of this build, as Intl and the page's `lang` name it. */
export const language: string = 'en'

/** Between each three digits of a number. */
export const thousands: string = ','
