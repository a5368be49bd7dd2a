import type { runtimesListWords as english } from '../en/runtimesListWords.ts'
import { counted, numberText, plural } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

const runtimes = (count: number) => counted(count, 'Integration Runtime', 'Integration Runtimes')

/** What the longer words need is taken from columns that cut theirs anyway: together they are as wide as the English ones. */
const more: Record<string, number> = {
  name: -14,
  status: 4,
  type: 22,
  nodes: -4,
  version: -4,
  usedBy: 26,
  lastSeen: -8,
  description: -4,
  tags: -18,
}

export const runtimesListWords: Translation<typeof english> = {
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
    usedBy: 'Überprüfungen',
    lastSeen: 'Zuletzt aktiv',
    description: 'Beschreibung',
    tags: 'Tags',
    created: 'Erstellt',
  },
  wider: (column) => more[column] ?? 0,
  statusWiderOnPhone: () => 14,
  selfHosted: 'Selbstgehostet',
  never: 'Nie',
  update: 'Update',
  updateOf: (versions) => `Update verfügbar: ${versions}`,
  versions: (oldest, others) => `${oldest} +${others}`,
  // Its noun is the head of the column.
  scans: numberText,
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
    updateAvailable: 'Update verfügbar',
    anotherVersion: 'Andere Version',
    tags: 'Tags',
    anotherTag: 'Anderes Tag',
    usedBy: 'Verwendet von',
    usedByNone: 'Keiner Überprüfung',
    keyAge: 'Schlüssel älter als',
    days: (count) => counted(count, 'Tag', 'Tage'),
  },
}
