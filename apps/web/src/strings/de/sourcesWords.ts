import type { sourcesWords as english } from '../en/sourcesWords.ts'
import { numberText, plural } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

const amount = (count: number, isMore: boolean) => `${isMore ? 'mindestens ' : ''}${numberText(count)}`

export const sourcesWords: Translation<typeof english> = {
  title: 'Datenquellen',
  titleOf: (name) => `${name} - Datenquellen`,
  what: 'Datenquellen',
  theSource: (name) => `Datenquelle ${name}`,
  source: 'Datenquelle',
  oneNoun: 'Datenquelle',
  manyNoun: 'Datenquellen',
  register: 'Registrieren',
  registerSource: 'Datenquelle registrieren',
  edit: (name) => `Datenquelle „${name}“ bearbeiten`,
  editSource: 'Datenquelle bearbeiten',
  deleteSource: 'Datenquelle löschen',
  assets: 'Ressourcen',
  registered: (name) => `Datenquelle ${name} registriert`,
  saved: (name) => `Datenquelle ${name} gespeichert`,
  deleted: (name) => `Datenquelle ${name} gelöscht`,
  notSaved: 'Die Datenquelle wurde nicht gespeichert',
  header: { name: 'Name', type: 'Typ', endpoint: 'Endpunkt', scans: 'Überprüfungen' },
  kindAt: (kind, place) => `${kind}, ${place}`,
  none: 'Noch keine Datenquellen',
  noneText:
    'Eine Datenquelle ist ein Server, dessen Tabellen und Sichten Sie kennenlernen möchten. Registrieren Sie ihn, legen Sie eine Überprüfung an, und wählen Sie die Integration Runtime aus, die ihn erreicht. Kopiert wird daraus nur die Beschreibung der Tabellen.',
  taken: 'Eine Datenquelle dieses Namens ist bereits vorhanden. Wählen Sie einen anderen Namen.',
  kind: 'Art der Datenquelle',
  postgreSql: 'PostgreSQL',
  postgreSqlText: 'Tabellen und Sichten eines Servers, überprüft über eine Integration Runtime',
  endpoint: 'Serverendpunkt',
  endpointExample: 'db.internal.example',
  port: 'Port',
  noHost: 'Geben Sie den Hostnamen oder die Adresse des Servers ein.',
  portInHost: 'Geben Sie den Port in seinem eigenen Feld ein.',
  hostOdd: 'Geben Sie einen Hostnamen oder eine Adresse ein, ohne Schema, Benutzer oder Pfad.',
  portOdd: 'Geben Sie eine Zahl von 1 bis 65535 ein.',
  deleteQuestion: (name) => `Datenquelle ${name} löschen?`,
  dependents: 'Abhängigkeiten',
  deleteEmpty: 'Sie hat keine Überprüfungen und keine Ressourcen. Die Datenquelle selbst bleibt unberührt.',
  scans: (count, isMore) => `${amount(count, isMore)} ${plural(count, 'Überprüfung', 'Überprüfungen')}`,
  assetCount: (count, isMore) => `${amount(count, isMore)} ${plural(count, 'Ressource', 'Ressourcen')}`,
  deleteEffect: (scans, assets) =>
    `Ebenfalls gelöscht: ${scans} mit allen Ausführungen und ${assets}. Die Datenquelle selbst bleibt unberührt.`,
}
