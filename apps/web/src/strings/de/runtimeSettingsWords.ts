import type { runtimeSettingsWords as english } from '../en/runtimeSettingsWords.ts'
import { counted } from '../inNumbers.ts'
import type { Translation } from '../Translation.ts'

export const runtimeSettingsWords: Translation<typeof english> = {
  title: 'Einstellungen der Integration Runtime',
  what: (name) => `Integration Runtime ${name}`,
  thisTab: 'Registerkarte',
  moreTabs: 'Weitere Registerkarten',
  saved: (name) => `${name} gespeichert`,
  open: (name) => `${name} öffnen`,
  notSaved: 'Die Einstellungen wurden nicht gespeichert',
  deleted: (name) => `${name} wurde gelöscht`,
  tab: {
    settings: 'Einstellungen',
    nodes: (count) => `Knoten (${count})`,
    version: (isUpdateAvailable) => (isUpdateAvailable ? 'Version (Update verfügbar)' : 'Version'),
    usedBy: (count) => `Verwendet von (${count})`,
    runs: 'Ausführungen',
    activity: 'Aktivität',
    diagnostics: 'Diagnose',
  },
  lead: 'Installieren Sie die Integration Runtime auf einem Computer im privaten Netzwerk, oder fügen Sie mit dem Authentifizierungsschlüssel weitere Knoten hinzu.',
  manualSetup: 'Manuelles Setup',
  name: 'Name',
  description: 'Beschreibung',
  nodeLimit: 'Knotenlimit',
  nodeLimitHint: (min, max, total) =>
    `Wie viele Knoten registriert werden können: ${min} bis ${max}, jedoch nicht weniger als derzeit registriert sind (${total}). Mit mehr Knoten laufen mehr Überprüfungen gleichzeitig; eine einzelne Überprüfung wird dadurch nicht schneller.`,
  nodeLimitOutside: (min, max) => `Geben Sie eine Zahl von ${min} bis ${max} ein.`,
  nodeLimitTooLow: (total) =>
    `${counted(total, 'Knoten ist', 'Knoten sind')} registriert. Entfernen Sie zuerst Knoten, oder wählen Sie mindestens ${total}.`,
  runsLimit: 'Gleichzeitige Überprüfungen',
  runsLimitHint: 'Wie viele Überprüfungen alle Knoten zusammen ausführen. Leer: so viele, wie die Limits der Knoten zulassen.',
  runsLimitOutside: (min, max) => `Geben Sie eine Zahl von ${min} bis ${max} ein, oder nichts.`,
  noLimit: 'Ohne',
  connected: (node) => `Knoten ${node} ist verbunden`,
  connecting: (node) => `Knoten ${node} ist registriert und stellt eine Verbindung her …`,
  waiting: 'Es wird auf einen Knoten gewartet …',
}
