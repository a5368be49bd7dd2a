import type { TriggerFrequency } from '@mooring/contract'
import type { scheduleWords as english } from '../en/scheduleWords.ts'
import { sentence } from '../sentence.ts'
import type { Translation } from '../Translation.ts'

const every: Record<TriggerFrequency, (interval: number) => string> = {
  Hour: (interval) => (interval === 1 ? 'Jede Stunde' : `Alle ${interval} Stunden`),
  Day: (interval) => (interval === 1 ? 'Jeden Tag' : `Alle ${interval} Tage`),
  Week: (interval) => (interval === 1 ? 'Jede Woche' : `Alle ${interval} Wochen`),
  Month: (interval) => (interval === 1 ? 'Jeden Monat' : `Alle ${interval} Monate`),
}
const ordinals: Readonly<Record<number, string>> = {
  1: 'ersten',
  2: 'zweiten',
  3: 'dritten',
  4: 'vierten',
  5: 'fünften',
  [-1]: 'letzten',
  [-2]: 'vorletzten',
  [-3]: 'drittletzten',
  [-4]: 'viertletzten',
  [-5]: 'fünftletzten',
}

export const scheduleWords: Translation<typeof english> = {
  title: 'Zeitplan',
  none: 'Kein Zeitplan: Die Überprüfung läuft, wenn jemand „Ausführen“ drückt.',
  add: 'Zeitplan hinzufügen',
  edit: 'Zeitplan bearbeiten',
  enable: 'Aktivieren',
  disable: 'Deaktivieren',
  remove: 'Zeitplan entfernen',
  what: 'Zeitplan',
  runs: 'Läuft',
  nextRun: 'Nächste Ausführung',
  noNextRun: 'Keine: Der Zeitplan ist beendet, oder sein Tag kommt nie.',
  state: 'Zustand',
  states: { Enabled: 'Aktiviert', Disabled: 'Deaktiviert' },
  lastScheduled: 'Zuletzt gestartet für',
  scanLevel: 'Umfang der Überprüfung',
  scanLevels: { Full: 'Vollständig', Incremental: 'Inkrementell' },
  enabled: (scan) => `Der Zeitplan von ${scan} ist aktiviert`,
  disabled: (scan) => `Der Zeitplan von ${scan} ist deaktiviert`,
  notChanged: 'Der Zeitplan wurde nicht geändert',
  removeQuestion: (scan) => `Zeitplan von ${scan} entfernen?`,
  removeEffect: 'Die Überprüfung läuft dann nur noch, wenn jemand „Ausführen“ drückt. Eine laufende Ausführung läuft weiter.',
  removed: (scan) => `Der Zeitplan von ${scan} wurde entfernt`,
  saved: (scan) => `Der Zeitplan von ${scan} wurde gespeichert`,
  notSaved: 'Der Zeitplan wurde nicht gespeichert',
  flyout: (scan) => `Zeitplan von „${scan}“`,

  every: 'Alle',
  frequency: 'Einheit',
  frequencies: { Hour: 'Stunde(n)', Day: 'Tag(e)', Week: 'Woche(n)', Month: 'Monat(e)' },
  weekDays: 'An diesen Tagen',
  weekDaysHint: 'Keine Angabe: der Wochentag des Beginns.',
  monthDays: 'An diesen Tagen des Monats',
  monthDaysHint:
    'Zahlen, durch Kommas getrennt; -1 ist der letzte Tag. Keine Angabe: der Tag des Beginns, sofern unten keine Wochentage gewählt sind.',
  weekDaysOfMonth: 'An diesen Wochentagen des Monats',
  addWeekDay: 'Wochentag hinzufügen',
  whichOfMonth: 'Welcher',
  weekDayOfMonth: 'Wochentag',
  removeWeekDay: (which) => `${which} entfernen`,
  ordinal: (occurrence) => ordinals[occurrence] ?? String(occurrence),
  occurrence: (occurrence, day) => `${ordinals[occurrence] ?? occurrence} ${day}`,
  hours: 'Zu diesen Stunden',
  hoursHint:
    '0 bis 23, durch Kommas getrennt. Keine Angabe: jede Stunde, oder die Uhrzeit des Beginns, wenn auch keine Minuten angegeben sind.',
  hoursOfHourHint: '0 bis 23, durch Kommas getrennt. Keine Angabe: zu jeder Stunde.',
  minutes: 'Zu diesen Minuten',
  minutesHint: '0 bis 59, durch Kommas getrennt. Keine Angabe: die Minute des Beginns.',
  timeZone: 'Zeitzone',
  start: 'Beginnt',
  end: 'Endet',
  endHint: 'Keine Angabe: nie.',
  inZone: (zone) => `Nach der Uhr von ${zone}.`,
  preview: 'Die nächsten fünf Zeitpunkte',
  previewNone: 'So läuft sie nie.',
  previewWaits: 'Wird angezeigt, sobald die Angaben oben stimmen.',
  previewFailed: 'Die nächsten Zeitpunkte sind nicht bekannt',
  inBothZones: (there, here) => sentence`${there} (${here} bei Ihnen)`,

  intervalOdd: (max) => `Geben Sie eine ganze Zahl von 1 bis ${max} ein.`,
  numbersOdd: (min, max) => `Geben Sie ganze Zahlen von ${min} bis ${max} ein, durch Kommas getrennt.`,
  monthDaysOdd: 'Geben Sie ganze Zahlen von 1 bis 31 oder von -1 bis -31 ein, durch Kommas getrennt.',
  startOdd: 'Geben Sie an, wann der Zeitplan beginnt.',
  endOdd: 'Geben Sie einen Zeitpunkt an, oder lassen Sie das Feld leer.',
  endBeforeStart: 'Er endet, bevor er beginnt.',

  text: (frequency, interval, parts) =>
    [every[frequency](interval), parts.on === '' ? '' : `am ${parts.on}`, parts.at, `(${parts.zone})`]
      .filter((part) => part !== '')
      .join(' '),
  monthDay: (day) => {
    if (day === -1) return 'letzten Tag'
    return day > 0 ? `${day}.` : `${-day}. Tag vom Ende`
  },
  at: (times) => `um ${times}`,
  atMinutes: (minutes, hours) => (hours === '' ? `zur Minute ${minutes} jeder Stunde` : `zur Minute ${minutes} der Stunde ${hours}`),
  atMinute: (minutes) => `zur Minute ${minutes}`,
  header: { nextRun: 'Nächste Ausführung', schedule: 'Zeitplan' },
}
