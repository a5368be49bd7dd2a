import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import type { Language } from './src/strings/languages.ts'

const prefix = '#strings/'
const stringsOf = (language: Language): string => fileURLToPath(new URL(`src/strings/${language}/`, import.meta.url))

/** Builds the web app in one language: `#strings/<area>.ts` is that language's file, and the page says which language it is in. */
export function stringsInLanguage(language: Language): Plugin {
  return {
    name: 'strings-in-language',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? stringsOf(language) + id.slice(prefix.length) : null),
    transformIndexHtml: (html) => html.replace('<html lang="en">', `<html lang="${language}">`),
  }
}
