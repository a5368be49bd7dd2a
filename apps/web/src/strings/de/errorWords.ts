import type { errorWords as english } from '../en/errorWords.ts'
import type { Translation } from '../Translation.ts'

export const errorWords: Translation<typeof english> = {
  requestId: (id) => `Anforderungs-ID: ${id}`,
  errorTitle: 'Fehler',
  cannotBeShown: 'Diese Seite kann nicht angezeigt werden',
  timedOut: 'Die Konsole hat nicht rechtzeitig geantwortet. Versuchen Sie es erneut.',
  unreachable: 'Die Konsole ist nicht erreichbar. Prüfen Sie die Verbindung, und versuchen Sie es erneut.',
  unknown: 'Auf dieser Seite ist ein Fehler aufgetreten. Laden Sie sie neu, und versuchen Sie es erneut.',
}
