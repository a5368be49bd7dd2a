import type { TriggerRecurrence } from '@mooring/contract'
import { expect, test } from 'vitest'
import { momentText, scheduleText } from './scheduleText.ts'

const startTime = '2030-01-07T07:05:00Z'

test.each<[string, TriggerRecurrence]>([
  ['Every hour at minute 5 (UTC)', { frequency: 'Hour', startTime }],
  ['Every 6 hours at minute 0 and 30 (UTC)', { frequency: 'Hour', interval: 6, startTime, schedule: { minutes: [30, 0] } }],
  ['Every day at 08:05 (Europe/Berlin)', { frequency: 'Day', startTime, timeZone: 'Europe/Berlin' }],
  ['Every day at 08:05 (W. Europe Standard Time)', { frequency: 'Day', startTime, timeZone: 'W. Europe Standard Time' }],
  [
    'Every 2 days at 08:00, 08:30, 20:00, and 20:30 (UTC)',
    { frequency: 'Day', interval: 2, startTime, schedule: { hours: [20, 8], minutes: [0, 30] } },
  ],
  ['Every day at minute 15 of every hour (UTC)', { frequency: 'Day', startTime, schedule: { minutes: [15] } }],
  [
    'Every day at minute 0, 15, and 30 of hour 8, 9, and 10 (UTC)',
    { frequency: 'Day', startTime, schedule: { hours: [8, 9, 10], minutes: [0, 15, 30] } },
  ],
  ['Every week on Monday at 07:05 (UTC)', { frequency: 'Week', startTime }],
  ['Every week on Sunday and Friday at 07:05 (UTC)', { frequency: 'Week', startTime, schedule: { weekDays: ['Friday', 'Sunday'] } }],
  ['Every month on day 7 at 07:05 (UTC)', { frequency: 'Month', startTime }],
  [
    'Every 3 months on day 1, the last day, the first Friday, and the second last Monday at 07:05 (UTC)',
    {
      frequency: 'Month',
      interval: 3,
      startTime,
      schedule: {
        monthDays: [-1, 1],
        monthlyOccurrences: [
          { day: 'Friday', occurrence: 1 },
          { day: 'Monday', occurrence: -2 },
        ],
      },
    },
  ],
])('%s', (text, recurrence) => {
  expect(scheduleText(recurrence)).toBe(text)
})

test('a moment is told on the clock of a zone', () => {
  expect(momentText('2030-01-07T23:30:00Z', 'Asia/Tokyo')).toMatch(/Tue.*Jan 8, 2030.*08:30/)
})
