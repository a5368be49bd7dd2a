import { expect, test } from 'vitest'
import { isRunActive, nextRunState, runEvents, runStates, runStatesThatAllow } from './runMachine.ts'

const allowed: Record<string, string> = {
  'queued lease': 'leased',
  'queued cancel': 'canceled',
  'queued fail': 'failed',
  'leased complete': 'succeeded',
  'leased lose': 'queued',
  'leased cancel': 'canceled',
  'leased fail': 'failed',
}

test.each(runStates.flatMap((state) => runEvents.map((event) => [state, event] as const)))('%s, %s', (state, event) => {
  expect(nextRunState(state, event)).toBe(allowed[`${state} ${event}`] ?? null)
})

test('the states that allow an event are those of the table', () => {
  expect(runStatesThatAllow('cancel')).toEqual(['queued', 'leased'])
  expect(runStatesThatAllow('complete')).toEqual(['leased'])
})

test.each(['complete', 'cancel', 'fail', 'lease', 'lose'] as const)('%s leads to one state, from wherever it is allowed', (event) => {
  expect(new Set(runStatesThatAllow(event).map((state) => nextRunState(state, event))).size).toBe(1)
})

test('a run that ended is not active', () => expect(runStates.filter(isRunActive)).toEqual(['queued', 'leased']))
