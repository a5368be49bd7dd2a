import type { versionWords as english } from '../en/versionWords.ts'
import { counted } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

export const versionWords: Translation<typeof english> = {
  label: 'Versionen der Knoten',
  header: { node: 'Knoten', installed: 'Installiert', update: 'Update', support: 'Support' },
  latest: (version) => `Die neueste Version des Knotens ist ${version}, die dieser Konsole.`,
  noNode: 'Noch ist kein Knoten registriert.',
  supported: 'Unterstützt',
  until: (day) => `Unterstützt bis ${day}`,
  ending: (day, days) => `Support endet am ${day}, in ${counted(days, 'Tag', 'Tagen')}`,
  ended: (day) => `Support endete am ${day}`,
  howTo: (nodes) => `So aktualisieren Sie ${counted(nodes, 'Knoten', 'Knoten')}`,
  drain: (nodesTab) =>
    sentence`Leeren Sie den Knoten auf der Registerkarte ${nodesTab}, und warten Sie, bis er nichts mehr ausführt; die anderen übernehmen.`,
  nodesTab: 'Knoten',
  install: (version, settingsTab) =>
    sentence`Halten Sie den Knoten auf seinem Computer an, und installieren Sie Version ${version} wie auf der Registerkarte ${settingsTab} beschrieben. Er bleibt registriert: Ein Schlüssel ist nicht nötig.`,
  settingsTab: 'Einstellungen',
  start: 'Starten Sie ihn, und setzen Sie ihn hier fort. Dann folgt der nächste.',
  rule: 'Eine Version wird ein Jahr lang ab dem Tag unterstützt, an dem eine neuere erscheint. Diese Seite warnt ab 90 Tagen vor dem Ende.',
}
