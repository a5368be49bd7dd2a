import type { nodesWords as english } from '../en/nodesWords.ts'
import { counted, plural } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

export const nodesWords: Translation<typeof english> = {
  label: 'Knoten',
  header: {
    node: 'Knoten',
    status: 'Status',
    load: 'Auslastung',
    network: 'Netzwerk',
    role: 'Rolle und Version',
    lastHour: 'Letzte Stunde',
    actions: 'Aktionen',
  },
  lead: (reason, max) =>
    `${reason} Bis zu ${max} Knoten können registriert werden; mit zwei oder mehr laufen Überprüfungen weiter, wenn ein Computer ausfällt.`,
  none: 'Noch kein Knoten. Registrieren Sie einen mit einem Schlüssel der Registerkarte „Einstellungen“.',
  notChanged: 'Der Knoten wurde nicht geändert',
  resumed: (node) => `Knoten ${node} wird fortgesetzt`,
  drains: (node) => `Knoten ${node} wird geleert`,
  resume: (node) => `${node} fortsetzen`,
  drain: (node) => `${node} leeren: Laufendes wird beendet, Neues nicht angenommen`,
  limit: (node) => `${node} begrenzen`,
  remove: (node) => `${node} entfernen`,
  removeQuestion: (node) => `Knoten ${node} entfernen?`,
  removeIt: 'Entfernen',
  removed: (node) => `Knoten ${node} wurde entfernt`,
  removeEffect: (running, takers) =>
    `Seine Anmeldeinformationen enden sofort: Der Knoten hält an und meldet das auf seinem Computer. ${becomesOf(running, takers)} Um den Computer wieder zu verwenden, registrieren Sie ihn mit einem Schlüssel neu.`,
  machine: (machine, operatingSystem) => `${machine}, ${operatingSystem}`,
  heartbeat: (moment) => sentence`Heartbeat ${moment}`,
  never: 'nie',
  load: (running, limit) => `${running}/${limit} aktiv`,
  cpu: (percent) => `CPU ${percent} %`,
  free: (memory) => `${memory} frei`,
  notReported: 'Nicht gemeldet',
  perSecond: (bytes) => `${bytes}/s`,
  received: (rate) => `${rate} ein`,
  sent: (rate) => `${rate} aus`,
  role: {
    both: {
      name: 'Verteiler und Worker',
      meaning: 'Er holt seine Ausführungen selbst von dieser Konsole und führt sie aus. Kein Knoten hängt von einem anderen ab.',
    },
    worker: { name: 'Worker', meaning: 'Er beendet, was er ausführt; neue Ausführungen erhalten andere Knoten, bis er fortgesetzt wird.' },
    none: { name: 'Keine', meaning: 'Er ist nicht verbunden: Ausführungen erhalten andere Knoten.' },
  },
  version: (version) => `Version ${version}`,
  registered: (moment, key) => sentence`Registriert ${moment} ${key === null ? null : `mit ${key}`}`,
  ephemeral: (span) => `Kurzlebig: wird entfernt, wenn er ${span} offline war`,
  limitOf: (node) => `Limit von Knoten ${node}`,
  limitLabel: (node) => `Gleichzeitige Überprüfungen auf ${node}`,
  limitHint: (max) =>
    `Von 1 bis ${max}. Die Obergrenze gibt der Computer an: eine pro Kern, mindestens 2, höchstens 64, oder was dort festgelegt ist. Laufende Überprüfungen werden nicht beendet.`,
  limitOutside: (max) => `Geben Sie eine Zahl von 1 bis ${max} ein.`,
  limitNotSaved: 'Das Limit wurde nicht gespeichert',
  saveLimit: 'Limit speichern',
  limited: (node, limit) => `${node} führt bis zu ${counted(limit, 'Überprüfung', 'Überprüfungen')} gleichzeitig aus`,
  figuresFailed: 'Die Werte der letzten Stunde konnten nicht gelesen werden.',
  reading: 'Wird gelesen …',
  noFigures: 'Keine Werte der letzten Stunde',
  figures: (average, most) => `CPU durchschnittlich ${average} %, höchstens ${most} %`,
}

function becomesOf(running: number, takers: number): string {
  const runs = counted(running, 'Überprüfung', 'Überprüfungen')
  const begin = plural(running, 'beginnt', 'beginnen')
  if (running > 0 && takers > 0)
    return `Er führt gerade ${runs} aus, die auf ${takers === 1 ? 'dem anderen Knoten' : `den ${takers} anderen Knoten`} neu ${begin}.`
  if (running > 0)
    return `Er führt gerade ${runs} aus, die erst neu ${begin}, wenn ein anderer Knoten dieser Integration Runtime online ist: Zurzeit ist keiner online.`
  return takers > 0
    ? 'Er führt gerade keine Überprüfung aus.'
    : 'Er führt gerade keine Überprüfung aus; die nächsten warten, bis ein anderer Knoten online ist, denn zurzeit ist es keiner.'
}
