import type { deleteWords as english } from '../en/deleteWords.ts'
import { counted, numberText, plural } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

const runs = (count: number) => counted(count, 'Ausführung', 'Ausführungen')
const scans = (count: number) => counted(count, 'Überprüfung', 'Überprüfungen')
const nodes = (count: number) => counted(count, 'Knoten', 'Knoten')
const sources = (count: number) => counted(count, 'Datenquelle', 'Datenquellen')
const runtimes = (count: number) => counted(count, 'Integration Runtime', 'Integration Runtimes')
const will = (count: number) => plural(count, 'wird', 'werden')

export const deleteWords: Translation<typeof english> = {
  question: (name) => `Integration Runtime ${name} löschen?`,
  deleted: (name) => `Integration Runtime ${name} wurde gelöscht`,
  questionMany: (count) => `${runtimes(count)} löschen?`,
  deletedMany: (count) => `${runtimes(count)} gelöscht`,
  dependents: 'Abhängigkeiten',
  dependentsMany: 'Abhängigkeiten',
  willFail: 'Nach dem Löschen einer Integration Runtime schlagen alle laufenden Überprüfungen fehl, die sie verwenden.',
  nothingDepends: 'Nichts hängt von ihr ab: Keine Überprüfung stellt ihre Verbindung über sie her.',
  nothingDependsMany: 'Nichts hängt von ihnen ab: Keine Überprüfung stellt ihre Verbindung über sie her.',
  nodesGo: (count) =>
    `${count === 1 ? 'Ihr Knoten ist' : `Ihre ${count} Knoten sind`} danach nicht mehr registriert: Um einen Knoten wieder zu verwenden, muss er neu registriert werden.`,
  nodesGoMany: (count) => `${nodes(count)} ${plural(count, 'ist', 'sind')} danach nicht mehr registriert.`,
  gone: (count) => `${count} davon ${plural(count, 'ist', 'sind')} bereits gelöscht.`,
  runsWillFail: (count) => `${runs(count)} ${will(count)} fehlschlagen`,
  runsWillFailMany: (count, running, queued) => `${runs(count)} ${will(count)} fehlschlagen (${running} laufend, ${queued} wartend)`,
  scansWillFail: (count) =>
    `${scans(count)} ${plural(count, 'verwendet', 'verwenden')} sie und ${will(count)} bei der Ausführung fehlschlagen`,
  scansWillFailMany: (count, through) =>
    `${scans(count)} ${plural(count, 'verwendet', 'verwenden')} ${through} davon und ${will(count)} bei der Ausführung fehlschlagen`,
  schedulesWillFail: (count) =>
    `${counted(count, 'Zeitplan startet', 'Zeitpläne starten')} weiterhin Ausführungen, die fehlschlagen, bis die Überprüfung eine andere verwendet`,
  sourcesScanned: (count) => `${sources(count)} ${will(count)} über sie überprüft`,
  willBeDeleted: 'Gelöscht werden',
  scansOfSources: (scanCount, sourceCount) => `${scans(scanCount)} von ${sources(sourceCount)}`,
  more: (count) => `und ${numberText(count)} weitere`,
  state: { Running: 'laufend', Queued: 'wartend' },
  was: (state) => `war ${state}`,
  progress: (done, all) => `${done} von ${all} gelöscht …`,
  progressLabel: 'Gelöscht',
  reportCopied: 'Bericht kopiert',
  noRunFailed: 'Keine Ausführung ist fehlgeschlagen.',
  runsFailed: (count) => `${runs(count)} fehlgeschlagen`,
  hadNoNode: 'Sie hatte keinen Knoten.',
  hadNoNodeMany: 'Sie hatten keinen Knoten.',
  nodesRemoved: (count) => `${nodes(count)} entfernt`,
  stopped: 'Nicht für alle kam eine Antwort',
  fate: {
    unknown: (count) => `${numberText(count)} vielleicht gelöscht: Laden Sie die Liste neu`,
    begun: (count) => `${numberText(count)} noch vorhanden, aber die Konsole löscht sie vielleicht gerade`,
    untried: (count) => `${numberText(count)} nicht versucht`,
    gone: (count) => `${numberText(count)} gelöscht, aber die Konsole hat nicht gesagt, was das bewirkt hat`,
  },
  fateOf: {
    unknown: (name) => `Vielleicht gelöscht, die Konsole hat nicht geantwortet: ${name}.`,
    begun: (name) => `Noch vorhanden, aber die Konsole löscht sie vielleicht gerade: ${name}.`,
    untried: (name) => `Nicht versucht: ${name}.`,
    gone: (name) => `Gelöscht, aber die Konsole hat nicht gesagt, was das bewirkt hat: ${name}.`,
  },
  unreported:
    'Die Integration Runtime ist gelöscht. Welche Ausführungen dadurch fehlgeschlagen sind, hat die Konsole nicht gesagt: Die Überwachung zeigt sie.',
  notDeletedCount: (count) => `${count} nicht gelöscht`,
  notDeleted: (name, reason) => `Nicht gelöscht: ${name}. ${reason}`,
  reportRun: (source, scan, run) => `${source} / ${scan}, Ausführung ${run}`,
}
