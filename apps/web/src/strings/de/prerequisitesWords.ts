import type { prerequisitesWords as english } from '../en/prerequisitesWords.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

export const prerequisitesWords: Translation<typeof english> = {
  section: 'Voraussetzungen und Netzwerkanforderungen',
  what: 'Anforderungen',
  title: 'Voraussetzungen',
  machine: [
    'Ein 64-Bit-Computer mit Linux, macOS oder Windows und Node.js 22 oder neuer, das die ausführbare Datei des Knotens bereits enthält.',
    'Empfohlen werden 2 GHz, 4 Kerne, 8 GB Arbeitsspeicher und 80 GB Festplatte. Ein Knoten führt gleichzeitig eine Überprüfung pro Kern aus, mindestens zwei.',
    'Ein Computer im Ruhezustand überprüft nichts: Wählen Sie einen Energiesparplan, der ihn aktiv hält.',
    'Der Benutzer, der den Knoten ausführt, benötigt keine Administratorrechte, nur ein eigenes Basisverzeichnis.',
    'Prozessor und Arbeitsspeicher richten sich nach den Überprüfungen: Rechnen Sie mit Spitzen, wenn mehrere gleichzeitig laufen.',
  ],
  network: 'Netzwerkanforderungen',
  outbound:
    'Ein Knoten stellt nur ausgehende Verbindungen her: Kein eingehender Port muss offen sein, und Knoten kommunizieren nicht miteinander. Er muss diese Konsole, die Datenquellen, die er überprüft, und die Schlüsseltresore ihrer Anmeldeinformationen erreichen, keinen anderen Host.',
  hosts: 'Hosts, die ein Knoten erreichen muss',
  header: { host: 'Host', port: 'Ausgehender Port', purpose: 'Zweck' },
  port: (port, protocol) => `${port} (${protocol})`,
  moreSources: 'Es gibt weitere Datenquellen oder Schlüsseltresore; ihre Hosts stehen in den beiden Listen.',
  copy: 'Als Firewallregeln kopieren',
  copied: 'Firewallregeln kopiert',
  names: (lookup) =>
    sentence`Namen müssen auf diesem Computer aufgelöst werden: ${lookup} muss die Adresse liefern, die der Computer verwenden soll, bei einem privaten Endpunkt also die private.`,
  forSource: (name) => `Datenquelle ${name}`,
  forInstance: (name) => `SQL Server Browser und der TCP-Port, den er nennt, für Datenquelle ${name}`,
  forVault: (name) => `Schlüsseltresor ${name}`,
  forSignIn: (vaults) => `Anmeldung bei Azure für Schlüsseltresor ${vaults}`,
  forConsole: 'Diese Konsole',
  rules: {
    from: 'Von jedem Computer, auf dem ein Knoten läuft. Kein eingehender Port muss offen sein.',
    header: ['Richtung', 'Protokoll', 'Host', 'Port', 'Zweck'],
    outbound: 'ausgehend',
  },
}
