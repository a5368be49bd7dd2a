import type { rotationWords as english } from '../en/rotationWords.ts'
import { counted } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

export const rotationWords: Translation<typeof english> = {
  title: 'Schlüssel rotieren',
  underWay: {
    wait: 'Eine Rotation läuft: Knoten verwenden noch Schlüssel1',
    makeKey1: 'Eine Rotation läuft: Schlüssel1 wird nicht mehr verwendet',
  },
  lead: 'Ersetzt beide Schlüssel nacheinander, sodass jederzeit einer von ihnen an Computer gegeben werden kann. Registrierte Knoten haben eigene Anmeldeinformationen: Keiner wird getrennt. Sie können jederzeit aufhören und später weitermachen; die Konsole erkennt an den Schlüsseln und Knoten, wie weit die Rotation ist.',
  step: {
    makeKey2: (number) => `${number}. Neuen Schlüssel2 generieren`,
    wait: (number) => `${number}. Alles, was Schlüssel1 verwendet, auf Schlüssel2 umstellen`,
    makeKey1: (number) => `${number}. Neuen Schlüssel1 generieren`,
  },
  done: 'Erledigt',
  later: 'Kommt später',
  makeKey2: 'Schlüssel2 neu generieren …',
  makeKey2Effect:
    'Mit dem alten Schlüssel2 können ab sofort keine Knoten mehr registriert werden. Mit Schlüssel1 geht das weiterhin, und kein registrierter Knoten ist betroffen.',
  ended: (moment) => sentence`Die letzte Rotation endete ${moment}.`,
  waitEffect: (nodes) =>
    `Ersetzen Sie Schlüssel1 überall durch Schlüssel2, wo er steht: in Skripts, Images, Notizen. ${counted(nodes, 'Knoten ist', 'Knoten sind')} mit dem heutigen Schlüssel1 registriert und nur dann mit Schlüssel2 neu zu registrieren, wenn von Schlüssel1 nichts bleiben soll:`,
  reenrol:
    'Um einen solchen Computer neu zu registrieren, führen Sie darauf nacheinander diese Befehle aus, und fügen Sie Schlüssel2 ein. Was er gerade ausführt, wird anderen Knoten übergeben.',
  unregisters: 'zum Beenden der Registrierung',
  registers: 'zum Registrieren mit Schlüssel2',
  key2Made: (moment, nodes) =>
    sentence`Schlüssel2 wurde ${moment} generiert; ${counted(nodes, 'Knoten hat', 'Knoten haben')} sich damit registriert. Diese Seite ändert sich von selbst, sobald sich Knoten registrieren.`,
  key1Used: (moment) =>
    sentence`Mit Schlüssel1 wurde ${moment} ein Knoten registriert, als es Schlüssel2 schon gab: Irgendwo wird er noch verwendet.`,
  copyKey2: 'Schlüssel2 kopieren',
  doNotWait: 'Nicht warten: Schlüssel1 neu generieren …',
  makeKey1: 'Schlüssel1 neu generieren …',
  makeKey1Effect:
    'Kein registrierter Knoten wurde mit dem heutigen Schlüssel1 registriert. Mit dem alten Wert können ab sofort keine Knoten mehr registriert werden; Schlüssel2 und alle registrierten Knoten bleiben, wie sie sind.',
}
