import { expect, test } from 'vitest'
import { isRunActive, runStates } from './runMachine.ts'
import { isRunStatusActive, runStatus, runStatusText } from './runStatus.ts'

test.each([
  ['queued', 'Accepted', 'Queued'],
  ['leased', 'InProgress', 'In progress'],
  ['succeeded', 'Succeeded', 'Succeeded'],
  ['failed', 'Failed', 'Failed'],
  ['canceled', 'Canceled', 'Canceled'],
] as const)('a %s run is %s, shown as %s', (state, status, text) => {
  expect(runStatus(state)).toBe(status)
  expect(runStatusText(status)).toBe(text)
})

test('a status is active exactly when its state is', () => {
  for (const state of runStates) expect(isRunStatusActive(runStatus(state))).toBe(isRunActive(state))
})
