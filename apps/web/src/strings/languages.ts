/** The languages that the web app is built in, by their own names. English is the one that the others are checked against. */
export const languages = { en: 'English', de: 'Deutsch' } as const

export type Language = keyof typeof languages
