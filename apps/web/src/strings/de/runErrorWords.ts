import type { runErrorWords as english } from '../en/runErrorWords.ts'
import type { Translation } from '../Translation.ts'

export const runErrorWords: Translation<typeof english> = {
  explanation: {
    IntegrationRuntimeDeleted: 'Die Integration Runtime, über die diese Überprüfung eine Verbindung herstellt, wurde gelöscht.',
    ScanIncomplete: 'Die Überprüfung oder ihre Datenquelle sagt nicht alles, was ein Knoten wissen muss.',
    CredentialNotFound: 'Die Anmeldeinformationen, die diese Überprüfung nennt, gibt es nicht.',
    CredentialIncomplete: 'Die Anmeldeinformationen, die diese Überprüfung nennt, sagen nicht alles, was eine Anmeldung braucht.',
    ScanRulesetNotFound: 'Den Regelsatz, den diese Überprüfung nennt, gibt es nicht.',
    NodeLost: 'Der Knoten hat während der Überprüfung mehrmals hintereinander nicht mehr geantwortet.',
    NodeSecretMissing: 'Der Knoten kennt das Geheimnis nicht, das die Anmeldeinformationen nennen.',
    NodeCannotScanKind: 'Kein Knoten unterstützt diese Art von Datenquelle.',
    SourceUnreachable: 'Der Knoten kann die Datenquelle nicht erreichen.',
    SourceCredentialRefused: 'Die Datenquelle hat den Benutzernamen oder das Kennwort abgelehnt.',
    SourceDatabaseNotFound: 'Die Datenquelle hat keine Datenbank dieses Namens.',
    SourcePermissionDenied: 'Der Benutzer der Anmeldeinformationen darf den Katalog der Datenquelle nicht lesen.',
    SourcePathNotAllowed: 'Der Administrator des Knotens hat nicht erlaubt, diesen Ordner zu lesen.',
    SourcePathNotFound: 'Auf dem Computer des Knotens gibt es keinen Ordner dieses Namens.',
    SourceTimeout: 'Die Datenquelle hat nicht rechtzeitig geantwortet.',
    ScanFailed: 'Die Überprüfung ist fehlgeschlagen.',
  },
  nextStep: {
    IntegrationRuntimeDeleted: 'Bearbeiten Sie die Überprüfung, wählen Sie eine andere Integration Runtime, und starten Sie sie erneut.',
    ScanIncomplete:
      'Bearbeiten Sie die Überprüfung oder ihre Datenquelle, ergänzen Sie, was fehlt, und starten Sie die Überprüfung erneut.',
    CredentialNotFound:
      'Bearbeiten Sie die Überprüfung, und wählen Sie vorhandene Anmeldeinformationen, oder legen Sie solche dieses Namens an; starten Sie sie dann erneut.',
    CredentialIncomplete: 'Bearbeiten Sie die Anmeldeinformationen, ergänzen Sie, was fehlt, und starten Sie die Überprüfung erneut.',
    ScanRulesetNotFound: 'Bearbeiten Sie die Überprüfung, und wählen Sie einen vorhandenen Regelsatz; starten Sie sie dann erneut.',
    NodeLost:
      'Sehen Sie nach, ob die Knoten der Integration Runtime laufen und genug Arbeitsspeicher haben. Ihre eigenen Protokolle sagen, warum sie endeten. Starten Sie die Überprüfung dann erneut.',
    NodeSecretMissing:
      'Hinterlegen Sie das Geheimnis dort, wo die Anmeldeinformationen es nennen: auf jedem Knoten der Integration Runtime oder in ihrem Schlüsseltresor. Starten Sie die Überprüfung dann erneut.',
    NodeCannotScanKind:
      'Installieren Sie auf den Knoten der Integration Runtime eine neuere Version, oder überprüfen Sie eine Datenquelle, deren Art unterstützt wird.',
    SourceUnreachable:
      'Testen Sie die Verbindung der Überprüfung: Der Test zeigt, bei welchem Schritt sie endet. Prüfen Sie Servername, Port und die Firewall zwischen Knoten und Datenquelle.',
    SourceCredentialRefused:
      'Prüfen Sie Benutzername und Kennwort der Anmeldeinformationen und ob das Konto gesperrt ist; testen Sie dann die Verbindung der Überprüfung.',
    SourceDatabaseNotFound: 'Prüfen Sie den Namen der Datenbank in der Überprüfung; Groß- und Kleinschreibung kann eine Rolle spielen.',
    SourcePermissionDenied:
      'Erlauben Sie dem Benutzer der Anmeldeinformationen, den Katalog der Datenquelle zu lesen, oder wählen Sie Anmeldeinformationen, die das dürfen.',
    SourcePathNotAllowed: 'Bitten Sie den Administrator des Knotens, den Ordner zu erlauben, oder überprüfen Sie einen erlaubten.',
    SourcePathNotFound: 'Prüfen Sie den Pfad und ob die Freigabe auf jedem Knoten der Integration Runtime eingebunden ist.',
    SourceTimeout: 'Starten Sie die Überprüfung, wenn die Datenquelle weniger beschäftigt ist, oder überprüfen Sie weniger auf einmal.',
    ScanFailed:
      'Das Protokoll der Ausführung sagt, was gerade geschah. Starten Sie sie erneut; schlägt sie genauso fehl, laden Sie Protokoll und Bericht herunter, und fragen Sie, wer diese Konsole betreut.',
  },
  whatToDo: 'Was zu tun ist',
}
