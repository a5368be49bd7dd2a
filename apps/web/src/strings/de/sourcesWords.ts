import type { sourcesWords as english } from '../en/sourcesWords.ts'
import { numberText, plural } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'
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
    'Eine Datenquelle ist ein Server, ein Speicherkonto oder ein Ordner, dessen Tabellen und Dateien Sie kennenlernen möchten. Registrieren Sie sie, legen Sie eine Überprüfung an, und wählen Sie die Integration Runtime aus, die sie erreicht. Kopiert wird daraus nur die Beschreibung des Inhalts.',
  taken: 'Eine Datenquelle dieses Namens ist bereits vorhanden. Wählen Sie einen anderen Namen.',
  kind: 'Art der Datenquelle',
  endpoint: 'Serverendpunkt',
  endpointExample: 'db.internal.example',
  port: 'Port',
  noHost: 'Geben Sie den Hostnamen oder die Adresse des Servers ein.',
  portInHost: 'Geben Sie den Port in seinem eigenen Feld ein.',
  hostOdd: 'Geben Sie einen Hostnamen oder eine Adresse ein, ohne Schema, Benutzer oder Pfad.',
  portOdd: 'Geben Sie eine Zahl von 1 bis 65535 ein.',
  instanceExample: 'sql.internal.example',
  instanceHint: 'Host, Host,Port oder Host\\Instanz. Ohne Port und ohne Instanz ist es der Port 1433.',
  portAfterComma: 'Schreiben Sie den Port hinter ein Komma: Host,Port.',
  instanceOdd: 'Geben Sie Host, Host,Port oder Host\\Instanz ein, ohne Schema, Benutzer oder Pfad.',
  account: 'Adresse des Speicherkontos',
  accountOdd: 'Geben Sie eine Adresse ein, die mit https:// oder http:// beginnt, ohne Benutzer, Abfrage oder Leerzeichen.',
  accountExample: { AzureStorage: 'https://account.blob.core.windows.net/', AdlsGen2: 'https://account.dfs.core.windows.net/' },
  path: 'Ordner',
  pathExample: '/srv/data',
  pathHint:
    'In der Schreibweise des Computers, auf dem der Knoten läuft: /srv/data, D:\\data oder \\\\server\\share. Alles darunter wird überprüft.',
  pathOdd: 'Geben Sie einen vollständigen Pfad ein: /srv/data, D:\\data oder \\\\server\\share.',
  pathAllowed: (setting) =>
    sentence`Ein Knoten liest nur Ordner, die der Administrator seines Computers erlaubt hat: Dieser oder ein übergeordneter Ordner muss in ${setting} stehen, wo der Knoten läuft. Das wird dort festgelegt, nie hier.`,
  deleteQuestion: (name) => `Datenquelle ${name} löschen?`,
  dependents: 'Abhängigkeiten',
  deleteEmpty: 'Sie hat keine Überprüfungen und keine Ressourcen. Die Datenquelle selbst bleibt unberührt.',
  scans: (count, isMore) => `${amount(count, isMore)} ${plural(count, 'Überprüfung', 'Überprüfungen')}`,
  assetCount: (count, isMore) => `${amount(count, isMore)} ${plural(count, 'Ressource', 'Ressourcen')}`,
  deleteEffect: (scans, assets) =>
    `Ebenfalls gelöscht: ${scans} mit allen Zeitplänen und Ausführungen sowie ${assets}. Die Datenquelle selbst bleibt unberührt.`,
}
