import type { TriggerRecurrence } from '@mooring/contract'
import { recurrenceRefusal } from '@mooring/domain'
import { expect, test } from 'vitest'
import { draftOfSchedule, newScheduleDraft, recurrenceOf, scheduleRefusals, type ScheduleDraft } from './scheduleDraft.ts'

const draft = newScheduleDraft(new Date('2030-01-31T07:00:59Z'), 'Europe/Berlin')
const nightly: TriggerRecurrence = {
  frequency: 'Day',
  interval: 1,
  timeZone: 'Europe/Berlin',
  startTime: '2030-01-31T07:00:00.000Z',
  schedule: { hours: [2], minutes: [0] },
}

test('a new one is every night at two where the viewer is, and can be saved as it is', () => {
  expect(draft.start).toBe('2030-01-31T08:00')
  expect(scheduleRefusals(draft)).toEqual({})
  expect(recurrenceOf(draft)).toEqual(nightly)
})

test.each<[string, TriggerRecurrence]>([
  ['a nightly one', nightly],
  [
    'one with every field',
    {
      ...nightly,
      frequency: 'Month',
      interval: 3,
      endTime: '2031-07-01T06:30:00.000Z',
      schedule: { hours: [8, 20], minutes: [0, 30], monthDays: [1, -1], monthlyOccurrences: [{ day: 'Friday', occurrence: -2 }] },
    },
  ],
  ['a weekly one', { ...nightly, frequency: 'Week', timeZone: 'Tokyo Standard Time', schedule: { weekDays: ['Monday', 'Friday'] } }],
  ['one of the start alone', { frequency: 'Hour', interval: 6, timeZone: 'UTC', startTime: '2030-01-31T07:00:00.000Z' }],
])('%s is the same after it was read and sent back', (_what, recurrence) => {
  const read = draftOfSchedule({ recurrence, scanLevel: 'Full' })
  expect(scheduleRefusals(read)).toEqual({})
  expect(recurrenceOf(read)).toEqual(recurrence)
})

test('what belongs to another frequency is kept while typing and not sent', () => {
  const typed: ScheduleDraft = { ...draft, weekDays: ['Monday'], monthDays: 'nonsense', occurrences: [{ day: 'Monday', occurrence: 1 }] }
  expect(scheduleRefusals(typed)).toEqual({})
  expect(recurrenceOf(typed)).toEqual(nightly)
})

test.each<[keyof ScheduleDraft, Partial<ScheduleDraft>]>([
  ['interval', { interval: '0' }],
  ['interval', { interval: '1001' }],
  ['interval', { interval: '1.5' }],
  ['interval', { interval: '' }],
  ['hours', { hours: '24' }],
  ['hours', { hours: '8 to 9' }],
  ['minutes', { minutes: '-1' }],
  ['monthDays', { frequency: 'Month', monthDays: '0' }],
  ['monthDays', { frequency: 'Month', monthDays: '1, 32' }],
  ['start', { start: '' }],
  ['end', { end: '2030-02-30T08:00' }],
  ['end', { end: '2030-01-31T07:59' }],
])('says what is wrong with %s in %j', (field, changed) => {
  expect(Object.keys(scheduleRefusals({ ...draft, ...changed }))).toEqual([field])
})

test('whatever is not refused here is not refused by the rule', () => {
  const typed: ScheduleDraft = { ...draft, frequency: 'Month', hours: '0;23', minutes: ' 59 ', monthDays: '31 -31', end: draft.start }
  expect(scheduleRefusals(typed)).toEqual({})
  expect(recurrenceRefusal(recurrenceOf(typed) as TriggerRecurrence)).toBeNull()
})
