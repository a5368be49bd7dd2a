import type { keyVaultsWords as english } from '../en/keyVaultsWords.ts'
import type { Translation } from '../Translation.ts'

export const keyVaultsWords: Translation<typeof english> = {
  title: 'Schlüsseltresore',
  what: 'Schlüsseltresore',
  lead: 'Anmeldeinformationen können ihr Geheimnis in einem Azure-Schlüsseltresor lassen. Der Knoten, der eine Überprüfung ausführt, liest es dort mit der Identität seines Computers; diese Konsole sieht es nie.',
  none: 'Noch keine.',
  new: 'Neuer Schlüsseltresor',
  keyVault: 'Schlüsseltresor',
  theKeyVault: (name) => `Schlüsseltresor ${name}`,
  edit: (name) => `Schlüsseltresor „${name}“ bearbeiten`,
  header: { name: 'Name', address: 'Adresse', description: 'Beschreibung' },
  addressHint: 'Wie das Portal sie zeigt: https://<Tresor>.vault.azure.net/',
  addressExample: 'https://vault.vault.azure.net/',
  addressOdd: 'Geben Sie eine Adresse ein, die mit https:// beginnt, ohne Benutzer, Pfad oder Abfrage.',
  taken: 'Ein Schlüsseltresor dieses Namens ist bereits vorhanden. Wählen Sie einen anderen Namen.',
  notSaved: 'Der Schlüsseltresor wurde nicht gespeichert',
  saved: (name) => `Schlüsseltresor ${name} gespeichert`,
  deleteQuestion: (name) => `Schlüsseltresor ${name} löschen?`,
  deleteEffect:
    'Nur dieser Eintrag verschwindet, der Schlüsseltresor selbst bleibt unberührt. Anmeldeinformationen, die ihn nennen, bleiben erhalten; Überprüfungen, die sie verwenden, schlagen bei der nächsten Ausführung fehl, bis sie einen anderen nennen.',
  deleted: (name) => `Schlüsseltresor ${name} gelöscht`,
}
