import type { emptyRuntimesWords as english } from '../en/emptyRuntimesWords.ts'
import type { Translation } from '../Translation.ts'

export const emptyRuntimesWords: Translation<typeof english> = {
  noMatch: { title: 'Keine passende Integration Runtime', text: 'Geben Sie weniger Buchstaben ein, oder entfernen Sie einen Filter.' },
  empty: {
    title: 'Noch keine Integration Runtimes',
    new: 'Neue Integration Runtime',
    text: 'Eine Integration Runtime führt Überprüfungen in einem privaten Netzwerk aus. Erstellen Sie hier eine, installieren Sie ihren Knoten auf einem Computer, der Ihre Datenquellen erreicht, und registrieren Sie den Knoten mit einem Authentifizierungsschlüssel. Der Knoten stellt nur ausgehende Verbindungen her: Kein eingehender Port muss offen sein.',
  },
}
