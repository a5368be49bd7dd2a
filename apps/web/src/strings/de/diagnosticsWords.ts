import type { diagnosticsWords as english } from '../en/diagnosticsWords.ts'
import { counted } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

export const diagnosticsWords: Translation<typeof english> = {
  lead: 'Jeder Knoten kann sich seinen Computer ansehen und seinen Weg zu dieser Konsole und zu jeder Datenquelle und jedem Schlüsseltresor, die seine Überprüfungen verwenden.',
  noNodes: 'Es gibt noch keinen Knoten. Sobald einer registriert ist, kann er hier gefragt werden, wie es ihm geht.',
  of: (node) => `Diagnose von ${node}`,
  title: (node) => `Diagnose von ${node}`,
  never: 'Dieser Knoten wurde noch nicht gefragt.',
  lookedAt: (time) => sentence`Nachgesehen ${time}`,
  run: 'Ausführen',
  runAgain: 'Erneut ausführen',
  running: (node) => `${node} sieht sich seinen Computer und sein Netzwerk an. Das kann bis zu 50 Sekunden dauern.`,
  notRun: 'Die Diagnose wurde nicht ausgeführt',
  offline: 'Der Knoten ist nicht verbunden. Starten Sie ihn auf seinem Computer, und versuchen Sie es erneut.',
  initializing:
    'Der Knoten hat sich noch nicht verbunden. Starten Sie ihn auf seinem Computer; sobald er online ist, kann er gefragt werden.',
  copy: 'Als Text kopieren',
  copied: 'Diagnose kopiert',
  download: 'JSON herunterladen',
  machine: 'Computer',
  machineOf: (name, system, version) => `${name}, ${system}, Knotenversion ${version}`,
  machineChecks: (node) => `Was ${node} auf seinem Computer gefunden hat`,
  passedChecks: (node) => `Was auf dem Computer von ${node} in Ordnung ist`,
  inOrder: (count) => `${counted(count, 'Prüfung', 'Prüfungen')} in Ordnung`,
  allInOrder: 'Es ist nichts zu beheben.',
  network: 'Netzwerk',
  noTargets: 'Kein Weg wurde versucht.',
  proxy: { none: 'Ohne Proxy', system: 'Über den Proxy des Computers', custom: 'Über einen Proxy' },
  proxyAt: (mode, address) => `${mode} (${address})`,
  ways: (node) => `Die Wege von ${node} im Netzwerk`,
  header: { target: 'Weg zu', result: 'Ergebnis', found: 'Was gefunden wurde und was zu tun ist' },
  purpose: { console: 'Diese Konsole', dataSource: 'Datenquelle', keyVault: 'Schlüsseltresor', other: 'Anderes' },
  target: (purpose, protocol) => `${purpose}, ${protocol}`,
  reached: 'Erreicht',
  reachedWithWarning: 'Erreicht, mit Warnung',
  failsAt: (step) => `Fehlgeschlagen: ${step}`,
  notTried: 'Nicht versucht',
  scope: { public: 'öffentlich', private: 'privat', loopback: 'dieser Computer' },
  address: (address, scope) => `${address} (${scope})`,
  certificateUntil: (date) => `Zertifikat gültig bis ${date}`,
}
