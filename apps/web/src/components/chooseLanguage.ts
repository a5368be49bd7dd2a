import type { Language } from '../strings/languages.ts'

/** Has the console answer in this language from now on, in this browser: each language is a page of its own, so the page is loaded anew. */
export function chooseLanguage(language: Language): void {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `mooring-language=${language}; path=/; max-age=31536000; samesite=strict${secure}`
  location.reload()
}
