import type { runtimesListWords as english } from '../en/runtimesListWords.ts'
import { counted, numberText, plural } from '../inNumbers.ts'

const runtimes = (count: number) => counted(count, 'Integration Runtime', 'Integration Runtimes')

export const runtimesListWords: typeof english = {
  title: 'Integration Runtimes',
  titleOf: (name) => `${name} - Integration Runtimes`,
  what: 'Integration Runtimes',
  tickOne: 'Wählen Sie zuerst eine Integration Runtime aus.',
  tickAny: 'Wählen Sie zuerst mindestens eine Integration Runtime aus.',
  tags: 'Tags',
  export: 'Exportieren',
  columns: 'Spalten',
  header: {
    name: 'Name',
    status: 'Status',
    type: 'Typ',
    nodes: 'Knoten',
    version: 'Version',
    usedBy: 'Verwendung',
    lastSeen: 'Zuletzt gesehen',
    description: 'Beschreibung',
    tags: 'Tags',
    created: 'Erstellt',
  },
  selfHosted: 'Selbstgehostet',
  never: 'Nie',
  scans: (count) => counted(count, 'Überprüfung', 'Überprüfungen'),
  columnsNotKept: 'Die Spaltenauswahl konnte nicht gespeichert werden',
  showing: (from, to, total) =>
    `${numberText(from)} - ${numberText(to)} von ${numberText(total)} ${plural(total, 'Integration Runtime', 'Integration Runtimes')}`,
  total: runtimes,
  selected: (count) => `${numberText(count)} ausgewählt`,
  selectAll: (count) => `Alle ${numberText(count)} auswählen`,
  clearSelection: 'Auswahl aufheben',
  selectAllFailed: 'Es konnten nicht alle ausgewählt werden',
  search: 'Nach Name, Beschreibung oder Tag filtern',
  filter: {
    status: 'Status',
    version: 'Version',
    anotherVersion: 'Andere Version',
    tags: 'Tags',
    anotherTag: 'Anderes Tag',
    usedBy: 'Verwendet von',
    usedByNone: 'Keiner Überprüfung',
    keyAge: 'Schlüssel älter als',
    days: (count) => counted(count, 'Tag', 'Tage'),
  },
  noMatch: { title: 'Keine passende Integration Runtime', text: 'Geben Sie weniger Buchstaben ein, oder entfernen Sie einen Filter.' },
  empty: {
    title: 'Noch keine Integration Runtimes',
    new: 'Neue Integration Runtime',
    text: 'Eine Integration Runtime führt Überprüfungen in einem privaten Netzwerk aus. Erstellen Sie hier eine, installieren Sie ihren Knoten auf einem Computer, der Ihre Datenquellen erreicht, und registrieren Sie den Knoten mit einem Authentifizierungsschlüssel. Der Knoten stellt nur ausgehende Verbindungen her: Zu ihm hin muss nichts geöffnet werden.',
  },
}
