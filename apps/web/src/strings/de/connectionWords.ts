import type { connectionWords as english } from '../en/connectionWords.ts'
import { numberText } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

export const connectionWords: Translation<typeof english> = {
  test: 'Verbindung testen',
  again: 'Erneut testen',
  testText:
    'Ein Knoten der Integration Runtime verbindet sich wie die Überprüfung und liest die ersten Objekte. Nichts wird geschrieben, und nichts wird aufbewahrt.',
  asking: (runtime) => `Ein Knoten von ${runtime} wird gebeten, es zu versuchen. Das kann bis zu 50 Sekunden dauern.`,
  trying: (node) => `Der Knoten ${node} versucht es.`,
  notTested: 'Die Verbindung wurde nicht getestet',
  progress: 'Fortschritt des Verbindungstests',
  result: 'Ergebnis des Verbindungstests',
  steps: 'Schritte des Verbindungstests',
  outdated: 'Das Formular wurde seitdem geändert. Testen Sie erneut.',
  reached: (node) => `Der Knoten ${node} hat die Datenquelle erreicht und kann sie lesen.`,
  reachedWithWarning: (node) => `Der Knoten ${node} kann die Datenquelle lesen, mit einer Warnung.`,
  failedAt: (node, step) => `Der Knoten ${node} kam nicht durch. Fehlgeschlagen ist: ${step}.`,
  step: {
    credential: 'Anmeldeinformationen',
    dns: 'Name (DNS)',
    proxy: 'Proxy',
    tcp: 'Verbindung (TCP)',
    tls: 'Verschlüsselung (TLS)',
    http: 'Antwort (HTTP)',
    read: 'Anmelden und Lesen',
  },
  verdict: {
    pass: 'In Ordnung',
    warning: 'Warnung',
    fail: 'Fehlgeschlagen',
    notChecked: 'Nicht geprüft',
    busy: 'Läuft',
    waiting: 'Nicht begonnen',
  },
  took: (verdict, ms) => `${verdict}, ${numberText(ms)} ms`,
  noNode: (runtime) => `Kein Knoten von ${runtime} ist verbunden`,
  noNodeText:
    'Starten Sie einen auf seinem Computer mit mooring-node run oder als Dienst, und versuchen Sie es erneut. Auf der Registerkarte „Knoten“ der Integration Runtime steht der Status jedes Knotens.',
  silent: 'Der Knoten hat nicht rechtzeitig geantwortet',
  silentText:
    'Er ist vielleicht beschäftigt oder hat die Verbindung zu dieser Konsole verloren. Versuchen Sie es erneut; schweigt er weiter, sehen Sie auf seinem Computer mit mooring-node logs in sein Protokoll.',
}
