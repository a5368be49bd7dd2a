import type { scansWords as english } from '../en/scansWords.ts'
import { numberText, plural } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

export const scansWords: Translation<typeof english> = {
  scan: 'Überprüfung',
  title: (name) => `Überprüfung ${name}`,
  titleIn: (scan, source) => `${scan} - ${source}`,
  theScan: (name) => `Überprüfung ${name}`,
  aScan: 'Überprüfung',
  theScans: 'Überprüfungen',
  label: 'Überprüfungen',
  oneNoun: 'Überprüfung',
  manyNoun: 'Überprüfungen',
  new: 'Neue Überprüfung',
  run: 'Ausführen',
  editScan: 'Überprüfung bearbeiten',
  deleteScan: 'Überprüfung löschen',
  started: (name) => `${name} gestartet`,
  notStarted: 'Die Überprüfung wurde nicht gestartet',
  header: {
    scan: 'Überprüfung',
    lastStatus: 'Status der letzten Ausführung',
    lastRun: 'Letzte Ausführung',
    database: 'Datenbank',
    runtime: 'Integration Runtime',
    credential: 'Anmeldeinformationen',
  },
  notExecuted: (kind) => `Kein Knoten führt Überprüfungen der Art ${kind} aus. Sie schlagen sofort fehl.`,
  onlyThroughApi: 'Überprüfungen dieser Art werden über die API geändert.',
  noneNeeded: 'Keine',
  notRunYet: 'Noch nicht ausgeführt',
  none: 'Noch keine Überprüfungen',
  noneText:
    'Eine Überprüfung legt fest, was von der Datenquelle untersucht wird, mit welchen Anmeldeinformationen und über welche Integration Runtime.',
  runtime: 'Über Integration Runtime verbinden',
  assetsOf: (source) => `Ressourcen von ${source}`,
  runs: 'Ausführungen',
  runtimeGone: (name) =>
    `${name} ist nicht mehr vorhanden. Die nächste Ausführung schlägt fehl; bearbeiten Sie die Überprüfung, um eine andere auszuwählen.`,
  noRuns: 'Noch nicht ausgeführt. Wählen Sie „Ausführen“, um jetzt zu überprüfen.',
  choices: 'Integration Runtimes und Anmeldeinformationen',
  edit: (name) => `Überprüfung „${name}“ bearbeiten`,
  scanSource: (source) => `„${source}“ überprüfen`,
  saveAndRun: 'Speichern und ausführen',
  saved: (name) => `${name} gespeichert`,
  savedAndStarted: (name) => `${name} gespeichert und gestartet`,
  notSaved: 'Die Überprüfung wurde nicht gespeichert',
  name: 'Name',
  taken: 'Diese Datenquelle hat bereits eine Überprüfung dieses Namens. Wählen Sie einen anderen Namen.',
  database: 'Datenbankname',
  databaseOdd: (max) => `Geben Sie den Namen der Datenbank ein, höchstens ${max} Zeichen.`,
  fittingCredentials: (kinds) => `Vom Typ: ${kinds.join(', ')}.`,
  placeOfSource: 'Wie bei der Datenquelle. Dort wird es geändert.',
  noCredential: 'Wählen Sie Anmeldeinformationen aus, oder erstellen Sie neue.',
  noRuntime: 'Wählen Sie die Integration Runtime aus, die die Datenquelle erreicht.',
  selectCredential: 'Anmeldeinformationen auswählen',
  noneYet: 'Noch keine: Erstellen Sie neue',
  runtimeInfo: 'Die Überprüfung läuft auf einem Knoten dieser Integration Runtime; er muss den Server erreichen können.',
  runtimeMissing: (name) => `${name} ist nicht mehr vorhanden. Wählen Sie eine andere aus.`,
  selectRuntime: 'Integration Runtime auswählen',
  runtimeIs: (name, state) => `${name} (${state})`,
  noRuntimeYet: (create) => sentence`Es gibt noch keine. ${create('Erstellen Sie eine Integration Runtime')}.`,
  deleteQuestion: (name) => `Überprüfung ${name} löschen?`,
  deleted: (name) => `Überprüfung ${name} gelöscht`,
  dependents: 'Abhängigkeiten',
  deleteEffect: (runs, isRunning) =>
    `Mit ihr gelöscht: ihr Zeitplan und ${numberText(runs)} ${plural(runs, 'Ausführung', 'Ausführungen')}${isRunning ? '; die laufende wird beendet' : ''}.`,
  deleteVanishes: (assets) =>
    assets === 0
      ? 'Keine Ressource verschwindet mit ihr.'
      : `${numberText(assets)} ${plural(assets, 'Ressource, die keine andere Überprüfung findet, wird', 'Ressourcen, die keine andere Überprüfung findet, werden')} als verschwunden vermerkt und bleiben, bis die Datenquelle gelöscht wird.`,
}
