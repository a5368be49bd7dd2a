/** The language of this build, as Intl and the page's `lang` name it. */
export const language: string = 'de'

export const thousands: string = '.'
