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
    'expires: never; allowed addresses: none',
  )
})
