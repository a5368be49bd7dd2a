import type { controlWords as english } from '../en/controlWords.ts'
import type { Translation } from '../Translation.ts'

export const controlWords: Translation<typeof english> = {
  widthOf: (column) => `Breite von ${column}`,
  widthHint: 'Ziehen oder mit den Pfeiltasten links und rechts ändern; Doppelklick oder Pos1 für die ursprüngliche Breite',
  selectAll: 'Alle Zeilen auswählen',
  select: (name) => `${name} auswählen`,
  all: 'Alle',
  show: (secret) => `${secret} anzeigen`,
  hide: (secret) => `${secret} ausblenden`,
  typeToConfirm: (name) => `Geben Sie zur Bestätigung ${name} ein`,
  commandCopied: 'Befehl kopiert',
  copyCommand: (purpose) => `Befehl ${purpose} kopieren`,
  copyFailed: 'Der Browser hat das Kopieren nicht zugelassen. Markieren Sie den Text, und kopieren Sie ihn.',
  breadcrumb: 'Breadcrumb',
  moreActions: (name) => `Weitere Aktionen für ${name}`,
  unsaved: 'Ihre Änderungen sind nicht gespeichert.',
  discard: 'Verwerfen',
  keepEditing: 'Weiter bearbeiten',
  actions: 'Aktionen',
}
