import type { statusWords as english } from '../en/statusWords.ts'
import type { Translation } from '../Translation.ts'

export const statusWords: Translation<typeof english> = {
  runtime: {
    NeedRegistration: 'Nicht registriert',
    Online: 'Läuft',
    Limited: 'Läuft (eingeschränkt)',
    Offline: 'Nicht verfügbar',
  },
  node: {
    Initializing: 'Wird initialisiert',
    Online: 'Online',
    Limited: 'Eingeschränkt',
    Upgrading: 'Wird aktualisiert',
    Offline: 'Offline',
    Draining: 'Wird geleert',
  },
  run: {
    Accepted: 'In Warteschlange',
    InProgress: 'In Bearbeitung',
    TransientFailure: 'Wird wiederholt',
    Succeeded: 'Erfolgreich',
    Failed: 'Fehlgeschlagen',
    Canceled: 'Abgebrochen',
  },
  runtimeReason: ({ state, reason, nodesOnline: online, nodesTotal: total }) => {
    if (state === 'NeedRegistration') return 'Es ist noch kein Knoten registriert.'
    if (state === 'Offline') return total === 1 ? 'Ihr Knoten ist nicht verbunden.' : `Keiner ihrer ${total} Knoten ist verbunden.`
    if (state === 'Online') return total === 1 ? 'Ihr Knoten ist verbunden.' : `Alle ${total} Knoten sind verbunden.`
    if (reason.startsWith('Two machines')) return 'Zwei Computer verwenden die Registrierung eines ihrer Knoten.'
    if (reason.includes('is being updated'))
      return `${total === 1 ? 'Ihr Knoten' : 'Einer ihrer Knoten'} wird aktualisiert und nimmt keine neuen Ausführungen an.`
    if (total === 1) return 'Ihr Knoten wird geleert und nimmt keine neuen Ausführungen an.'
    if (online === total) return `Alle ${total} Knoten sind verbunden, doch nicht alle nehmen neue Ausführungen an.`
    return `${online} von ${total} Knoten ${online === 1 ? 'ist' : 'sind'} verbunden.`
  },
  nodeReason: ({ status, reason, lastHeartbeatAt }) => {
    switch (status) {
      case 'Online':
        return 'Er ist verbunden.'
      case 'Initializing':
        return 'Er ist registriert und stellt eine Verbindung her.'
      case 'Draining':
        return 'Er beendet, was er ausführt, und erhält nichts Neues, bis er fortgesetzt wird.'
      case 'Offline':
        return lastHeartbeatAt ? 'Er sendet keine Heartbeats mehr.' : 'Er ist registriert, hat aber keine Verbindung hergestellt.'
      case 'Limited':
        return 'Zwei Computer verwenden die Registrierung dieses Knotens. Der später gekommene erhält keine Ausführungen.'
      case 'Upgrading':
        if (reason.startsWith('It downloads')) return 'Er lädt eine neue Version herunter.'
        return reason.startsWith('It lets')
          ? 'Er beendet seine Überprüfungen, bevor er als neue Version startet, und nimmt keine weiteren an.'
          : 'Er startet als neue Version.'
    }
  },
}
