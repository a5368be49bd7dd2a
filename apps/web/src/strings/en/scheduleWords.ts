import type { TriggerFrequency } from '@mooring/contract'
import type { ReactNode } from 'react'
import { sentence } from '../sentence.ts'

const every: Record<TriggerFrequency, (interval: number) => string> = {
  Hour: (interval) => (interval === 1 ? 'Every hour' : `Every ${interval} hours`),
  Day: (interval) => (interval === 1 ? 'Every day' : `Every ${interval} days`),
  Week: (interval) => (interval === 1 ? 'Every week' : `Every ${interval} weeks`),
  Month: (interval) => (interval === 1 ? 'Every month' : `Every ${interval} months`),
}
const ordinals: Readonly<Record<number, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  [-1]: 'last',
  [-2]: 'second last',
  [-3]: 'third last',
  [-4]: 'fourth last',
  [-5]: 'fifth last',
}

/** When a scan runs by itself. */
export const scheduleWords = {
  title: 'Schedule',
  none: 'No schedule: the scan runs when somebody presses Run.',
  add: 'Add schedule',
  edit: 'Edit schedule',
  enable: 'Enable',
  disable: 'Disable',
  remove: 'Remove schedule',
  what: 'the schedule',
  runs: 'Runs',
  nextRun: 'Next run',
  noNextRun: 'None: the schedule has ended, or its day never comes.',
  state: 'State',
  states: { Enabled: 'Enabled', Disabled: 'Disabled' },
  lastScheduled: 'Last started for',
  scanLevel: 'Scan level',
  scanLevels: { Full: 'Full', Incremental: 'Incremental' },
  enabled: (scan: string) => `The schedule of ${scan} is enabled`,
  disabled: (scan: string) => `The schedule of ${scan} is disabled`,
  notChanged: 'The schedule was not changed',
  removeQuestion: (scan: string) => `Remove the schedule of ${scan}?`,
  removeEffect: 'The scan then runs only when somebody presses Run. A run that is going on goes on.',
  removed: (scan: string) => `The schedule of ${scan} was removed`,
  saved: (scan: string) => `The schedule of ${scan} was saved`,
  notSaved: 'The schedule was not saved',
  flyout: (scan: string) => `Schedule of "${scan}"`,

  every: 'Every',
  frequency: 'Unit',
  frequencies: { Hour: 'hour(s)', Day: 'day(s)', Week: 'week(s)', Month: 'month(s)' } satisfies Record<TriggerFrequency, string>,
  weekDays: 'On these days',
  weekDaysHint: 'None: the weekday of the start.',
  monthDays: 'On these days of the month',
  monthDaysHint: 'Numbers separated by commas; -1 is the last day. None: the day of the start, unless weekdays are chosen below.',
  weekDaysOfMonth: 'On these weekdays of the month',
  addWeekDay: 'Add a weekday',
  whichOfMonth: 'Which',
  weekDayOfMonth: 'Weekday',
  removeWeekDay: (which: string) => `Remove ${which}`,
  ordinal: (occurrence: number) => ordinals[occurrence] ?? String(occurrence),
  occurrence: (occurrence: number, day: string) => `the ${ordinals[occurrence] ?? occurrence} ${day}`,
  hours: 'At these hours',
  hoursHint: '0 to 23, separated by commas. Empty: every hour, or the time of the start when the minutes are empty too.',
  hoursOfHourHint: '0 to 23, separated by commas. Empty: at every hour.',
  minutes: 'At these minutes',
  minutesHint: '0 to 59, separated by commas. Empty: the minute of the start.',
  timeZone: 'Time zone',
  start: 'Starts',
  end: 'Ends',
  endHint: 'Empty: never.',
  inZone: (zone: string) => `On the clock of ${zone}.`,
  preview: 'Next five times',
  previewNone: 'It never runs like this.',
  previewWaits: 'Said once what is typed above is right.',
  previewFailed: 'The next times cannot be told',
  inBothZones: (there: ReactNode, here: string) => sentence`${there} (${here} for you)`,

  intervalOdd: (max: number) => `Enter a whole number from 1 to ${max}.`,
  numbersOdd: (min: number, max: number) => `Enter whole numbers from ${min} to ${max}, separated by commas.`,
  monthDaysOdd: 'Enter whole numbers from 1 to 31, or from -1 to -31, separated by commas.',
  startOdd: 'Enter when the schedule starts.',
  endOdd: 'Enter a time, or nothing.',
  endBeforeStart: 'It ends before it starts.',

  text: (frequency: TriggerFrequency, interval: number, parts: { on: string; at: string; zone: string }) =>
    [every[frequency](interval), parts.on === '' ? '' : `on ${parts.on}`, parts.at, `(${parts.zone})`]
      .filter((part) => part !== '')
      .join(' '),
  monthDay: (day: number) => {
    if (day === -1) return 'the last day'
    return day > 0 ? `day ${day}` : `day ${-day} from the end`
  },
  at: (times: string) => `at ${times}`,
  atMinutes: (minutes: string, hours: string) =>
    hours === '' ? `at minute ${minutes} of every hour` : `at minute ${minutes} of hour ${hours}`,
  atMinute: (minutes: string) => `at minute ${minutes}`,
  header: { nextRun: 'Next run', schedule: 'Schedule' },
}
