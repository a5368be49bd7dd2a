import type { UpdateSettings } from '@mooring/contract'
import { expect, test } from 'vitest'
import { draftOf, draftProblem, isSame, settingsOf } from './updateDraft.ts'

const set: UpdateSettings = { automatic: true, window: { days: ['Monday', 'Friday'], from: '22:00', to: '04:00', timeZone: 'Asia/Tokyo' } }

test('what is set and not changed is saved as it was', () => {
  for (const settings of [set, { automatic: true }, { automatic: false }]) {
    expect(settingsOf(draftOf(settings, 'Europe/Berlin'))).toEqual(settings)
    expect(isSame(settingsOf(draftOf(settings, 'Europe/Berlin')), settings)).toBe(true)
  }
})

test('a window that nobody set begins in the time zone of whoever looks', () => {
  expect(draftOf({ automatic: false }, 'Europe/Berlin')).toMatchObject({ hasWindow: false, timeZone: 'Europe/Berlin' })
})

test('switched off it has no window, and the fields stay', () => {
  const draft = { ...draftOf(set, 'UTC'), automatic: false }
  expect(settingsOf(draft)).toEqual({ automatic: false })
  expect(settingsOf({ ...draft, automatic: true })).toEqual(set)
})

test('the order in which days were chosen is no change, another day is', () => {
  const of = (days: NonNullable<UpdateSettings['window']>['days']) => settingsOf({ ...draftOf(set, 'UTC'), days })
  expect(isSame(of(['Friday', 'Monday']), set)).toBe(true)
  expect(isSame(of(['Friday']), set)).toBe(false)
})

test.each([
  [{ days: [] }, 'days'],
  [{ from: '' }, 'from'],
  [{ to: '' }, 'to'],
  [{}, null],
  [{ days: [], hasWindow: false }, null],
  [{ days: [], automatic: false }, null],
] as const)('with %j the problem is %s', (change, problem) => expect(draftProblem({ ...draftOf(set, 'UTC'), ...change })).toBe(problem))
