import type { sourcesMapWords as english } from '../en/sourcesMapWords.ts'
import { counted } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

export const sourcesMapWords: Translation<typeof english> = {
  views: 'Ansicht der Datenquellen',
  list: 'Liste',
  map: 'Karte',
  title: 'Datenquellen nach Sammlung',
  root: (account) => `${account} (Stamm)`,
  sources: (count) => counted(count, 'Datenquelle', 'Datenquellen'),
  scans: (count, isMore) => `${isMore ? 'mindestens ' : ''}${counted(count, 'Überprüfung', 'Überprüfungen')}`,
  rootCounts: (sources, collections) => `${sources}, ${counted(collections, 'weitere Sammlung', 'weitere Sammlungen')}`,
  emptyRoot: 'Im Stamm selbst liegt keine Datenquelle.',
  showAll: (count) => `Alle ${counted(count, 'Datenquelle', 'Datenquellen')} anzeigen`,
  lastRun: 'Letzte Ausführung',
  notRunYet: 'Noch nicht ausgeführt',
  collection: 'Sammlung',
  collectionHint: 'Wo die Datenquelle auf der Karte steht. Leer: im Stamm.',
}
