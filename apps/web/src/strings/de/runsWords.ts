import type { runsWords as english } from '../en/runsWords.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

export const runsWords: Translation<typeof english> = {
  header: {
    run: 'Ausführung',
    status: 'Status',
    scan: 'Überprüfung',
    source: 'Datenquelle',
    started: 'Gestartet',
    duration: 'Dauer',
    assets: 'Funde',
    runtime: 'Integration Runtime',
    node: 'Knoten',
  },
  label: 'Ausführungen',
  run: 'Ausführung',
  runs: 'Ausführungen',
  cancelRun: (id, scan) => `Ausführung ${id} von ${scan} abbrechen`,
  notCanceled: 'Die Ausführung wurde nicht abgebrochen',
  monitoring: 'Überwachung',
  allRuns: 'Ausführungen',
  none: 'Es wurde noch nichts überprüft',
  noneText: (register) =>
    sentence`Eine Ausführung erscheint hier, sobald eine Überprüfung gestartet wird: ${register('Registrieren Sie eine Datenquelle')}, legen Sie eine Überprüfung für sie an, und starten Sie diese.`,
  hasEnded: 'Die Ausführung ist beendet.',
  runOf: (scan) => `Ausführung von ${scan}`,
  title: 'Ausführung',
  cancel: 'Abbrechen',
  theRun: 'Ausführung',
  property: {
    assets: 'Gefundene Ressourcen',
    failed: 'Nicht lesbar',
    began: 'Beginn der Überprüfung',
    ended: 'Beendet',
    attempts: 'Versuche',
    level: 'Umfang',
    id: 'Ausführungs-ID',
  },
  assetsOf: (count, link, source) => sentence`${count} (${link(`Ressourcen von ${source}`)})`,
  noNode: 'Noch keiner',
  level: { Full: 'Vollständig', Incremental: 'Inkrementell' },
}
