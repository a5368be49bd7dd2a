import type { loadingWords as english } from '../en/loadingWords.ts'
import type { Translation } from '../Translation.ts'

export const loadingWords: Translation<typeof english> = {
  loading: (what) => `Wird geladen: ${what}`,
  loadingRow: 'Wird geladen',
  page: 'Seite',
  failed: (what) => `Fehler beim Laden: ${what}`,
  pageFailed: 'Diese Seite konnte nicht geladen werden',
  outOfDate: 'Aktualisieren nicht möglich; die Anzeige ist möglicherweise veraltet',
}
