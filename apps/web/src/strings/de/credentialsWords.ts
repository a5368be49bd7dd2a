import type { credentialsWords as english } from '../en/credentialsWords.ts'
import type { Translation } from '../Translation.ts'

export const credentialsWords: Translation<typeof english> = {
  title: 'Anmeldeinformationen',
  what: 'Anmeldeinformationen',
  theCredential: (name) => `Anmeldeinformationen ${name}`,
  credential: 'Anmeldeinformationen',
  oneNoun: 'Eintrag',
  manyNoun: 'Einträge',
  new: 'Neue Anmeldeinformationen',
  edit: (name) => `Anmeldeinformationen „${name}“ bearbeiten`,
  saved: (name) => `Anmeldeinformationen ${name} gespeichert`,
  deleted: (name) => `Anmeldeinformationen ${name} gelöscht`,
  deleteQuestion: (name) => `Anmeldeinformationen ${name} löschen?`,
  deleteEffect:
    'Überprüfungen, die sie verwenden, bleiben erhalten und schlagen bei der nächsten Ausführung fehl, bis ihnen andere zugewiesen werden. Das Geheimnis geht endgültig verloren.',
  header: { name: 'Name', type: 'Typ', user: 'Benutzer', password: 'Kennwort', description: 'Beschreibung' },
  basic: 'Standard',
  inConsole: 'Verschlüsselt in der Konsole gespeichert',
  inNode: (variable) => `In der Umgebung des Knotens: ${variable}`,
  none: 'Noch keine Anmeldeinformationen',
  noneText:
    'Anmeldeinformationen sind der Benutzer und das Kennwort, mit denen sich ein Knoten bei einer Datenquelle anmeldet. Das Kennwort wird verschlüsselt in der Konsole gespeichert oder bleibt in der Umgebung des Knotens, wo die Konsole es nie sieht.',
  taken: 'Anmeldeinformationen dieses Namens sind bereits vorhanden. Wählen Sie einen anderen Namen.',
  userName: 'Benutzername',
  enterUser: 'Geben Sie den Namen des Benutzers in der Datenquelle ein.',
  keptIn: 'Wo das Kennwort gespeichert wird',
  fromNode: 'Aus der Umgebung des Knotens',
  password: 'Kennwort',
  thePassword: 'Kennwort',
  keepPassword: 'Lassen Sie das Feld leer, um das gespeicherte Kennwort beizubehalten. Es wird nie angezeigt.',
  enterPassword: 'Geben Sie das Kennwort ein.',
  variable: 'Name der Variablen',
  variableHint: 'Legen Sie diese Variable in der Umgebung jedes Knotens fest. Die Konsole sieht das Kennwort nie.',
  variableOdd: 'Geben Sie den Namen einer Variablen ein: Buchstaben, Ziffern und Unterstriche, am Anfang keine Ziffer.',
  notSaved: 'Die Anmeldeinformationen wurden nicht gespeichert',
}
