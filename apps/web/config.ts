import { languages, type Language } from './src/strings/languages.ts'

/** Where `vite dev` sends calls of the API: a console that runs already. */
export const developmentApi = (): string => process.env['MOORING_DEV_API'] ?? 'http://127.0.0.1:8080'

/** The language to build, or to develop, the web app in. */
export function webLanguage(): Language {
  const wanted = process.env['MOORING_WEB_LANGUAGE'] ?? 'en'
  if (wanted in languages) return wanted as Language
  throw new Error(`MOORING_WEB_LANGUAGE is none of ${Object.keys(languages).join(', ')}.`)
}
