import type { statusWords as english } from '../en/statusWords.ts'

export const statusWords: typeof english = {
  runtime: {
    NeedRegistration: 'Registrierung erforderlich',
    Online: 'Wird ausgeführt',
    Limited: 'Wird ausgeführt (eingeschränkt)',
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
}
