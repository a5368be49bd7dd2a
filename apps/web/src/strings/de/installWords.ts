import type { installWords as english } from '../en/installWords.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

export const installWords: Translation<typeof english> = {
  what: 'Manuelles Setup',
  install: 'Schritt 1: Integration Runtime herunterladen und installieren',
  useKey: 'Schritt 2: Integration Runtime mit diesem Schlüssel registrieren',
  register: (platform) => `Schritt 3: Knoten registrieren und starten (${platform})`,
  platforms: 'System des Computers',
  platform: { linux: 'Linux', windows: 'Windows', macos: 'macOS', container: 'Container' },
  processor: 'Prozessor',
  withNode: 'Beliebig, mit Node.js 22 oder neuer',
  needs: {
    linux: 'In einem Terminal. Auf dem Computer muss sonst nichts installiert sein.',
    windows: 'In einer PowerShell, die als Administrator geöffnet wurde. Auf dem Computer muss sonst nichts installiert sein.',
    macos: 'In einem Terminal. Der Computer braucht Node.js 22 oder neuer.',
    container:
      'In einem Terminal, in einem eigenen Ordner. Der Computer braucht Docker; der Knoten läuft im offiziellen Image von Node.js 24.',
  },
  trust: (file, fingerprint) =>
    sentence`Das Zertifikat dieser Konsole stammt von einer eigenen Zertifizierungsstelle, der der Computer erst vertrauen muss: dem Zertifikat in ${file} mit dem SHA-256-Fingerabdruck ${fingerprint}. Es wird nur behalten, wenn es das ist, das diese Seite kennt.`,
  trusts: 'zum Vertrauen in diese Konsole',
  download: (file, size, version) => `Laden Sie ${file} herunter (${size}${version === null ? '' : `, Version ${version}`}).`,
  downloads: 'zum Herunterladen des Knotens',
  verify: 'Prüfen Sie, ob es die Datei dieser Konsole ist: Die Antwort muss OK oder True lauten.',
  verifies: 'zum Prüfen der Datei',
  place: 'Installieren Sie ihn.',
  places: 'zum Installieren des Knotens',
  preflight: 'Sehen Sie nach, ob der Computer geeignet ist und diese Konsole erreicht.',
  checks: 'zum Prüfen des Computers',
  prompt:
    'Registrieren Sie den Knoten: Fügen Sie den Schlüssel ein, und drücken Sie die EINGABETASTE und dann STRG+D (unter Windows STRG+Z und EINGABE).',
  orFile: 'Oder: mit einem Schlüssel, der in einer Datei steht. Löschen Sie die Datei danach.',
  file: 'Registrieren Sie den Knoten mit einem Schlüssel, der in der Datei key.txt steht. Löschen Sie die Datei danach.',
  registersWithPrompt: 'zum Registrieren des Knotens',
  registersWithFile: 'zum Registrieren des Knotens mit einer Datei',
  service: 'Lassen Sie ihn ab jetzt laufen, auch nach einem Neustart des Computers.',
  makesService: 'zum Einrichten des Knotens als Dienst',
  notRead: 'Die verfügbaren Dateien konnten nicht gelesen werden',
  notOffered:
    'Diese Konsole bietet keine Dateien des Knotens an. Auf dem Computer, in einer Kopie ihres Repositorys: Registrieren Sie den Knoten (fügen Sie den Schlüssel aus Schritt 2 ein, und drücken Sie dann die EINGABETASTE und STRG+D), und starten Sie ihn.',
  runs: 'zum Starten des Knotens',
}
