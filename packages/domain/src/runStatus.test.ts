import { expect, test } from 'vitest'
import { isRunActive, runStates } from './runMachine.ts'
import { isRunStatusActive, runStatus } from './runStatus.ts'

test.each([
  ['queued', 'Accepted'],
  ['leased', 'InProgress'],
  ['succeeded', 'Succeeded'],
  ['failed', 'Failed'],
  ['canceled', 'Canceled'],
] as const)('a %s run is %s', (state, status) => {
  expect(runStatus(state)).toBe(status)
})

test('a status is active exactly when its state is', () => {
  for (const state of runStates) expect(isRunStatusActive(runStatus(state))).toBe(isRunActive(state))
})
