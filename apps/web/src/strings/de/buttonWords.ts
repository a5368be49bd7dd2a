import type { buttonWords as english } from '../en/buttonWords.ts'
import type { Translation } from '../Translation.ts'

export const buttonWords: Translation<typeof english> = {
  add: 'Hinzufügen',
  back: 'Zurück',
  cancel: 'Abbrechen',
  clearFilters: 'Filter löschen',
  close: 'Schließen',
  continue: 'Weiter',
  copyReport: 'Bericht kopieren',
  create: 'Erstellen',
  delete: 'Löschen',
  done: 'Fertig',
  edit: 'Bearbeiten',
  new: 'Neu',
  refresh: 'Aktualisieren',
  refreshed: 'Aktualisiert',
  retry: 'Wiederholen',
  save: 'Speichern',
}
