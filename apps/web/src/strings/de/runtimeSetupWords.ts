import type { runtimeSetupWords as english } from '../en/runtimeSetupWords.ts'
import type { Translation } from '../Translation.ts'

export const runtimeSetupWords: Translation<typeof english> = {
  title: 'Setup der Integration Runtime',
  kindLead:
    'Integration Runtime ist die native Computeumgebung, in der Überprüfungen ausgeführt werden. Wählen Sie die Netzwerkumgebung der Integration Runtime aus, die die Verbindung mit der Datenquelle herstellt und Überprüfungen ausführt.',
  environment: 'Netzwerkumgebung',
  selfHosted: 'Selbstgehostet',
  selfHostedText: 'Für Überprüfungen in einem lokalen oder privaten Netzwerk',
  nameLead:
    'Überprüfungen in einem privaten Netzwerk werden möglich, indem Sie die Integration Runtime auf Computern in demselben lokalen Netzwerk/VNET installieren, in dem sich die Ressource befindet, mit der sie eine Verbindung herstellt. Führen Sie die folgenden Schritte aus, um die Integration Runtime auf Ihren Computern zu registrieren und zu installieren.',
  name: 'Name',
  description: 'Beschreibung',
  type: 'Typ',
  taken: 'Eine Integration Runtime dieses Namens ist bereits vorhanden. Wählen Sie einen anderen Namen.',
  created: (name) => `Integration Runtime ${name} wurde erstellt`,
  notCreated: 'Die Integration Runtime wurde nicht erstellt',
}
