import type { loadingWords as english } from '../en/loadingWords.ts'
import { numberText } from '../inNumbers.ts'

export const loadingWords: typeof english = {
  loading: (what) => `Wird geladen: ${what}`,
  loadingRow: 'Wird geladen',
  page: 'Seite',
  failed: (what) => `Fehler beim Laden: ${what}`,
  pageFailed: 'Diese Seite konnte nicht geladen werden',
  outOfDate: 'Aktualisieren nicht möglich; die Anzeige ist möglicherweise veraltet',
  requestId: (id) => `Anforderungs-ID: ${id}`,
  errorTitle: 'Fehler',
  cannotBeShown: 'Diese Seite kann nicht angezeigt werden',
  timedOut: 'Die Konsole hat nicht rechtzeitig geantwortet. Versuchen Sie es erneut.',
  unreachable: 'Die Konsole ist nicht erreichbar. Prüfen Sie die Verbindung, und versuchen Sie es erneut.',
  unknown: 'Auf dieser Seite ist ein Fehler aufgetreten. Laden Sie sie neu, und versuchen Sie es erneut.',
  more: 'Mehr laden',
  noMore: 'Alles wird angezeigt',
  showing: (shown, noun) => `Angezeigt: ${shown} ${noun}`,
  showingFirst: (shown, noun) => `Angezeigt: die ersten ${shown} ${noun}`,
  showingFirstOf: (shown, noun, total) => `Angezeigt: die ersten ${shown} ${noun} von ${numberText(total)}`,
}
