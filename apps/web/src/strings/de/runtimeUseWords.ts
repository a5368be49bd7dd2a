import type { runtimeUseWords as english } from '../en/runtimeUseWords.ts'
import { counted, numberText, plural } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

export const runtimeUseWords: Translation<typeof english> = {
  header: { scan: 'Überprüfung', source: 'Datenquelle', run: 'Ausführung', status: 'Status' },
  status: { Queued: 'In Warteschlange', Running: 'Wird ausgeführt' },
  sources: 'Datenquellen',
  noScans: (sources) =>
    sentence`Keine Überprüfung stellt ihre Verbindung über diese Integration Runtime her: Beim Löschen würde nichts fehlschlagen. Wählen Sie sie in einer Überprüfung einer der ${sources} aus.`,
  use: (scans, sources) =>
    `${counted(scans, 'Überprüfung', 'Überprüfungen')} von ${counted(sources, 'Datenquelle', 'Datenquellen')} ${plural(scans, 'würde', 'würden')} ohne diese Integration Runtime fehlschlagen.`,
  onlyRuns: (runs) =>
    `Keine Überprüfung stellt ihre Verbindung mehr über diese Integration Runtime her, aber ${counted(runs, 'Ausführung', 'Ausführungen')} von Überprüfungen, die es taten, ${plural(runs, 'ist', 'sind')} noch im Gang: Beim Löschen würde ${plural(runs, 'sie', 'jede davon')} fehlschlagen.`,
  more: (count) => `Und ${numberText(count)} weitere.`,
  goingOn: 'Zurzeit in Ausführung',
  goingOnLabel: 'Laufende Ausführungen',
  scans: 'Überprüfungen',
  schedules: 'Zeitpläne',
  nextRun: 'Nächste Ausführung',
  scheduleDisabled: 'Deaktiviert',
  scheduleEnded: 'Keine mehr',
  noRuns: (sources) =>
    sentence`Über diese Integration Runtime wurde noch nichts überprüft. Wählen Sie sie in einer Überprüfung einer der ${sources} aus, und führen Sie diese aus.`,
}
