import type { accessWords as english } from '../en/accessWords.ts'
import type { Translation } from '../Translation.ts'

export const accessWords: Translation<typeof english> = {
  signIn: 'Anmelden',
  name: 'Name',
  password: 'Kennwort',
  thePassword: 'Kennwort',
  setUp: 'Konsole einrichten',
  state: 'Zustand der Konsole',
  isSetUp: 'Diese Konsole ist bereits eingerichtet.',
  noToken:
    'Noch kann sich niemand anmelden. Öffnen Sie den einmaligen Link, den die Konsole beim Start ausgegeben hat: Damit erstellen Sie den Administrator.',
  lead: 'Erstellen Sie den Administrator dieser Konsole. Der Link, über den Sie hierher gelangt sind, funktioniert nur einmal.',
  enterName: 'Geben Sie einen Namen ein.',
  passwordHint: (min) => `Mindestens ${min} Zeichen. Einige Wörter sind leichter zu merken als Sonderzeichen.`,
  passwordShort: (min) => `Geben Sie mindestens ${min} Zeichen ein.`,
  passwordGuessable: 'Dieses Kennwort würde jeder erraten. Wählen Sie einige Wörter, die nicht zusammengehören.',
  create: 'Administrator erstellen',
  changePassword: 'Kennwort ändern',
  othersSignedOut: 'Überall sonst, wo Sie angemeldet sind, werden Sie abgemeldet.',
  currentPassword: 'Aktuelles Kennwort',
  theCurrentPassword: 'Aktuelles Kennwort',
  enterCurrentPassword: 'Geben Sie Ihr aktuelles Kennwort ein.',
  newPassword: 'Neues Kennwort',
  theNewPassword: 'Neues Kennwort',
  passwordChanged: 'Ihr Kennwort wurde geändert',
}
