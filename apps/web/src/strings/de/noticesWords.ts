import type { noticesWords as english } from '../en/noticesWords.ts'
import type { Translation } from '../Translation.ts'

export const noticesWords: Translation<typeof english> = {
  title: 'Benachrichtigungen',
  withNew: (count) => `Benachrichtigungen, ${count} neu`,
  none: 'Keine Benachrichtigungen. Was Sie erstellen, ändern und löschen, wird hier vermerkt, bis Sie sich abmelden oder die Seite neu laden.',
  dismissAll: 'Alle schließen',
  dismiss: (title) => `Schließen: ${title}`,
}
