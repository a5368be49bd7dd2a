import type { monitoringWords as english } from '../en/monitoringWords.ts'
import type { Translation } from '../Translation.ts'

export const monitoringWords: Translation<typeof english> = {
  lead: 'Was die Überprüfungen Ihrer Datenquellen getan haben und gerade tun.',
  cards: 'Ausführungen nach Status',
  all: 'Ausführungen',
  counted: (days) => `Gezählt sind hier die letzten ${days} Tage. Die Liste darunter enthält jede Ausführung.`,
  status: {
    succeeded: 'Erfolgreich',
    completedWithExceptions: 'Mit Ausnahmen abgeschlossen',
    canceled: 'Abgebrochen',
    failed: 'Fehlgeschlagen',
    inProgress: 'In Bearbeitung',
    queued: 'In Warteschlange',
  },
  chart: 'Status der Überprüfungen',
  chartOf: (days) => (days === 1 ? 'Ausführungen von heute nach Status' : `Ausführungen der letzten ${days} Tage nach Tag und Status`),
  asTable: 'Als Tabelle',
  day: 'Tag',
  noRuns: 'In dieser Zeit lief keine Überprüfung.',
  summary: 'Zusammenfassung',
  filters: 'Filter',
  source: 'Datenquelle',
  runtime: 'Integration Runtime',
  statusFilter: 'Status',
  time: 'Zeitraum',
  days: { 1: 'Heute', 7: 'Letzte 7 Tage', 30: 'Letzte 30 Tage', 90: 'Letzte 90 Tage' },
  noMatch: 'Keine Ausführung passt zu diesen Filtern.',
}
