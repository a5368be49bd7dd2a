import type { noticesWords as english } from '../en/noticesWords.ts'
import type { Translation } from '../Translation.ts'

export const noticesWords: Translation<typeof english> = {
  title: 'Benachrichtigungen',
  withNew: (count) => `Benachrichtigungen, ${count} neu`,
  none: 'Keine Benachrichtigungen. Was Sie erstellen, ändern und löschen, wird hier vermerkt, bis Sie sich abmelden oder die Seite neu laden; verlorene, kopierte und wieder verbundene Knoten und fehlgeschlagene Überprüfungen einen Tag lang.',
  notKept: 'Was Sie gesehen haben, konnte nicht gespeichert werden',
  event: {
    nodeLost: (node, runtime) => `Knoten ${node} von ${runtime} ist verloren`,
    silent: 'Er sendet keine Heartbeats mehr.',
    nodeWasLost: (node, runtime) => `Knoten ${node} von ${runtime} war verloren`,
    wasSilent: (from, until) => `Er sendete keine Heartbeats von ${from} bis ${until}.`,
    nodeOnline: (node, runtime) => `Knoten ${node} von ${runtime} ist online`,
    nodeQuarantined: (node, runtime) => `Zwei Computer verwenden die Registrierung des Knotens ${node} von ${runtime}`,
    copied: 'Der später gekommene erhält keine Ausführungen. Öffnen Sie den Knoten, um zu sehen, was zu tun ist.',
    openNode: (node) => `${node} öffnen`,
    openRuntime: (runtime) => `${runtime} öffnen`,
    runFailed: (scan, source) => `Überprüfung ${scan} von ${source} ist fehlgeschlagen`,
    openRun: 'Ausführung öffnen',
  },
  dismissAll: 'Alle schließen',
  dismiss: (title) => `Schließen: ${title}`,
}
