import type { shellWords as english } from '../en/shellWords.ts'
import type { Translation } from '../Translation.ts'

export const shellWords: Translation<typeof english> = {
  skipToContent: 'Zum Inhalt springen',
  navigation: {
    label: 'Konsole',
    expand: 'Navigation aufklappen',
    collapse: 'Navigation zuklappen',
    open: 'Navigation öffnen',
    close: 'Navigation schließen',
    panel: 'Navigation',
  },
  areas: {
    home: 'Startseite',
    sources: 'Datenquellen',
    assets: 'Ressourcen',
    monitoring: 'Überwachung',
    management: 'Verwaltungscenter',
  },
  management: {
    expand: 'Verwaltungscenter aufklappen',
    collapse: 'Verwaltungscenter zuklappen',
    sourcesAndScanning: 'Quellen und Überprüfung',
    runtimes: 'Integration Runtimes',
    scanRulesets: 'Überprüfungsregelsätze',
    credentials: 'Anmeldeinformationen',
    metadata: 'Metadatenverwaltung',
    classificationRules: 'Klassifizierungsregeln',
  },
  connectionLost: 'Keine Verbindung zur Konsole. Es wird erneut versucht …',
  account: {
    menu: (initials, userName) => `${initials}, Konto von ${userName}`,
    signOut: 'Abmelden',
    signOutFailed: 'Abmelden nicht möglich',
  },
  roles: {
    Reader: 'Leser',
    Operator: 'Operator',
    DataSourceAdministrator: 'Datenquellenadministrator',
    Administrator: 'Administrator',
  },
  needsRole: (needed, given) => `Dazu ist die Rolle „${needed}“ erforderlich; Ihre Rolle ist „${given}“.`,
}
