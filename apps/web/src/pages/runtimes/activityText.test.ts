import { expect, test } from 'vitest'
import { activityDetail, activityText } from './activityText.ts'

test.each([
  ['createRuntime', {}, 'Created the integration runtime'],
  ['registerNode', { node: 'first', keyName: 'authKey1' }, 'Registered node first with Key1'],
  ['regenerateAuthKey', { keyName: 'authKey2', nodes: 'keep' }, 'Regenerated Key2'],
  ['drainNode', { node: 'first' }, 'Drained node first'],
  ['pauseEverything', {}, 'Pause everything'],
])('%s with %j is read as "%s"', (action, detail, text) => {
  expect(activityText({ action, detail })).toBe(text)
})

test('what was set is said beside it, and what cannot be read is left out', () => {
  expect(activityDetail({ detail: { node: 'first', concurrentJobsLimit: 2 } })).toBe('scans at once: 2')
  expect(activityDetail({ detail: { tags: ['prod', 'east'], nodesMax: 8, more: { a: 1 } } })).toBe('tags: prod, east; node limit: 8')
  expect(activityDetail({ detail: { keyName: 'authKey1', expiresAt: null, allowedAddresses: [] } })).toBe(
    'allowed addresses: any; expires: never',
  )
})

test.each([
  [{ keyName: 'authKey2', nodes: 'keep' }, 'its nodes: kept'],
  [{ to: '03:00', days: ['Monday', 'Thursday'], automatic: 'on', odd: 1 }, 'automatic: on; days: Monday, Thursday; to: 03:00; odd: 1'],
  [{ expiresAt: '2030-12-31T23:59:59.999Z' }, 'expires: Dec 31, 2030'],
  [{ runsMax: null, description: '' }, 'description: none; scans at once: no limit'],
  [{ reason: 'authKey1 may not be used from this address' }, 'because: Key1 may not be used from this address'],
  [{ reason: 'ephemeral, and offline for too long' }, 'because: ephemeral, and offline for too long'],
  [{ node: 'first', drainingSince: '2026-01-01T00:00:00Z' }, ''],
  [{ node: 'first', drainingSince: null }, ''],
  // Words of the console that are somebody's description are left as they are.
  [{ description: 'keep' }, 'description: keep'],
])('the details %j are read as "%s"', (detail, text) => {
  expect(activityDetail({ detail })).toBe(text)
})
