import type { keysWords as english } from '../en/keysWords.ts'
import { counted } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

export const keysWords: Translation<typeof english> = {
  name: { authKey1: 'Schlüssel1', authKey2: 'Schlüssel2' },
  header: { name: 'Name', key: 'Authentifizierungsschlüssel' },
  hidden: (key) => `${key}, ausgeblendet`,
  show: (key) => `${key} anzeigen`,
  hide: (key) => `${key} ausblenden`,
  copy: (key) => `${key} kopieren`,
  copied: (key) => `${key} kopiert`,
  withheld: 'Die Konsole gibt diesen Schlüssel nicht heraus.',
  regenerateKey: (key) => `${key} neu generieren`,
  regenerateQuestion: (key) => `${key} neu generieren?`,
  regenerate: 'Neu generieren',
  regenerated: (key) => `${key} wurde neu generiert`,
  regeneratedNext: 'Kopieren Sie den neuen Schlüssel für die Knoten, die noch registriert werden sollen.',
  regenerateEffect: (key, other) =>
    `Mit dem alten Wert von ${key} können ab sofort keine Knoten mehr registriert werden. ${other} ändert sich nicht.`,
  noneConcerned: (key, nodes) => `Kein Knoten ist mit ${key} registriert. ${staying(nodes)}`,
  concerned: (key, nodes, others) =>
    `${counted(nodes.length, 'Knoten wurde', 'Knoten wurden')} mit ${key} registriert: ${nodes.join(', ')}. ${others === 0 ? '' : staying(others)}`,
  concernedChoice: 'Was mit diesen Knoten geschieht',
  nodesChoice: {
    keep: 'Behalten: Registrierte Knoten bleiben verbunden, weil jeder eigene Anmeldeinformationen hat',
    drain: 'Leeren: Sie beenden Laufendes und erhalten nichts Neues, bis jemand sie fortsetzt',
    remove: 'Entfernen: Ihre Anmeldeinformationen enden sofort, und was sie ausführen, wird anderen Knoten übergeben',
  },
  regenerateAnd: {
    keep: () => 'Neu generieren',
    drain: (nodes) => `Neu generieren und ${nodes} Knoten leeren`,
    remove: (nodes) => `Neu generieren und ${nodes} Knoten entfernen`,
  },
  drained: (nodes) => `Wird geleert: ${nodes.join(', ')}.`,
  removed: (nodes) => `Entfernt: ${nodes.join(', ')}.`,
  limit: (key) => `Verwendung von ${key} einschränken`,
  limitsUnknown: 'Seine Einschränkungen sind noch nicht bekannt.',
  nodesUnknown: 'Welche Knoten damit registriert wurden, ist noch nicht bekannt.',
  limitsOf: (key) => `Einschränkungen von ${key}`,
  limited: (key) => `Die Verwendung von ${key} ist wie angegeben eingeschränkt`,
  expiresOn: (key) => `${key} läuft ab am`,
  expiresOnHint:
    'Bis zum Ende dieses Tages (UTC) können mit ihm Knoten registriert werden; ohne Angabe läuft er nie ab. Registrierte Knoten bleiben verbunden.',
  expiresOnOdd: 'Geben Sie einen Tag an, oder lassen Sie das Feld leer.',
  addresses: 'Zulässige Adressen',
  addressesHint:
    'Von wo aus Knoten registriert werden dürfen: Adressen oder Bereiche (10.0.0.0/8), je Zeile eine Angabe. Ohne Angabe: von überall.',
  addressesTooMany: (max) => `Höchstens ${max} Adressen.`,
  addressOdd: (address) => `${address} ist weder eine Adresse noch ein Bereich wie 10.0.0.0/8.`,
  limitsNotSaved: 'Die Einschränkungen wurden nicht gespeichert',
  saveLimits: 'Einschränkungen speichern',
  made: 'Generiert',
  fingerprint: 'Fingerabdruck',
  lastUsed: 'Zuletzt verwendet',
  never: 'nie',
  enrolled: 'Damit registrierte Knoten',
  none: 'keine',
  enrolledEarlier: 'Mit einem früheren Wert',
  expires: 'Läuft ab',
  hasExpired: (day) => sentence`abgelaufen (${day})`,
  allowedFrom: 'Zulässig von',
  anywhere: 'überall',
}

function staying(nodes: number): string {
  if (nodes === 0) return 'Keiner ist betroffen.'
  return nodes === 1 ? 'Der andere registrierte Knoten bleibt verbunden.' : `Die ${nodes} anderen registrierten Knoten bleiben verbunden.`
}
