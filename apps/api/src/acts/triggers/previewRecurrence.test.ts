import { console, type BodyOf } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

type Recurrence = BodyOf<typeof console.previewRecurrence>['recurrence']
const preview = (recurrence: Recurrence, count = 3) => at.call(console.previewRecurrence, { body: { recurrence, count } })

test('says when a recurrence would fire, and in which zone, however that is named', async () => {
  const recurrence = {
    frequency: 'Week' as const,
    startTime: '2030-01-01T08:00:00',
    timeZone: 'Romance Standard Time',
    schedule: { weekDays: null },
  }
  expect(await preview(recurrence)).toEqual({
    times: ['2030-01-01T07:00:00.000Z', '2030-01-08T07:00:00.000Z', '2030-01-15T07:00:00.000Z'],
    timeZone: 'Europe/Paris',
  })
})

test('counts from now, and starts now without a start', async () => {
  const { times, timeZone } = await preview({ frequency: 'Hour' }, 5)
  expect(times).toHaveLength(5)
  expect(timeZone).toBe('UTC')
  expect(Math.abs(Date.parse(times[0] ?? '') - Date.now() - 3_600_000)).toBeLessThan(120_000)
})

test('of one that is over there is nothing to say', async () => {
  expect((await preview({ frequency: 'Day', startTime: '2020-01-01T00:00:00Z', endTime: '2020-02-01T00:00:00Z' })).times).toEqual([])
})

test.each<[string, Recurrence]>([
  ['recurrence.timeZone', { frequency: 'Day', timeZone: 'Atlantis' }],
  ['recurrence.endTime', { frequency: 'Day', endTime: '2020-02-01T00:00:00Z' }],
  ['recurrence.schedule.hours', { frequency: 'Day', schedule: { hours: [24] } }],
])('refuses with InvalidField what %s cannot be', async (target, recurrence) => {
  await expect(preview(recurrence)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})
