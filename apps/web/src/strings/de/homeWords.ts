import type { homeWords as english } from '../en/homeWords.ts'
import type { Translation } from '../Translation.ts'

export const homeWords: Translation<typeof english> = {
  title: 'Startseite',
  lead: 'Überprüfen Sie Datenquellen in privaten Netzwerken: Betreiben Sie in ihrer Nähe eine Integration Runtime, registrieren Sie die Datenquellen, und sehen Sie, was die Überprüfungen finden.',
  none: 'Noch keine',
  runtimes: {
    where: 'Verwaltungscenter › Quellen und Überprüfung',
    title: 'Integration Runtimes',
    text: 'Erstellen Sie eine selbstgehostete Integration Runtime, installieren Sie ihre Knoten, und verwalten Sie ihre Authentifizierungsschlüssel.',
    what: 'Anzahl der Integration Runtimes',
    count: (all, running) => `${all} insgesamt, ${running} in Betrieb`,
  },
  sources: {
    where: 'Datenquellen',
    title: 'Datenquellen',
    text: 'Registrieren Sie Datenbanken, Speicherkonten und Ordner, und überprüfen Sie sie über eine Integration Runtime.',
    what: 'Anzahl der Datenquellen',
    count: (all) => `${all} registriert`,
  },
  runs: {
    where: 'Überwachung',
    title: 'Ausführungen',
    text: 'Verfolgen Sie laufende Überprüfungen, und sehen Sie, warum eine fehlgeschlagen ist.',
    what: 'Anzahl der Ausführungen',
    count: (all, active) => `${all} insgesamt, ${active} in Bearbeitung`,
  },
  assets: {
    where: 'Ressourcen',
    title: 'Gefundene Ressourcen',
    text: 'Durchsuchen Sie die Tabellen, Sichten und Dateien, die Überprüfungen gefunden haben, mit ihren Spalten und Schlüsseln.',
    what: 'Anzahl der gefundenen Ressourcen',
    count: (all) => `${all} gefunden`,
  },
  notFound: {
    title: 'Unter dieser Adresse gibt es keine Seite',
    text: 'Möglicherweise ist der Link falsch, oder das Ziel wurde gelöscht.',
    home: 'Zur Startseite',
  },
}
