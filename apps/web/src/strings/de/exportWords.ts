import type { exportWords as english } from '../en/exportWords.ts'
import { counted } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

export const exportWords: Translation<typeof english> = {
  menu: 'Exportieren',
  done: (count) => `${counted(count, 'Integration Runtime', 'Integration Runtimes')} exportiert`,
  failed: 'Export nicht möglich',
  csv: {
    header: {
      name: 'Name',
      state: 'Status',
      reason: 'Grund',
      since: 'Seit',
      type: 'Typ',
      nodesOnline: 'Knoten online',
      nodesTotal: 'Knoten',
      nodesMax: 'Knotenlimit',
      versions: 'Version',
      isUpdateAvailable: 'Update verfügbar',
      usedBy: 'Verwendet von Überprüfungen',
      keyAgeDays: 'Alter des Schlüssels in Tagen',
      lastSeen: 'Zuletzt aktiv',
      description: 'Beschreibung',
      tags: 'Tags',
      createdAt: 'Erstellt',
    },
    yes: 'ja',
    no: 'nein',
  },
}
