import type { RuntimeSummary } from '@mooring/contract'
import { expect, test } from 'vitest'
import { csvOf } from './csvOf.ts'

const runtime: RuntimeSummary = {
  name: 'Runtime-1',
  kind: 'SelfHosted',
  state: 'Online',
  reason: 'All nodes are online.',
  since: '2026-01-01T00:00:00.000Z',
  nodesOnline: 1,
  nodesTotal: 2,
  nodesMax: 4,
  tags: ['prod', 'eu'],
  keyAgeDays: 3,
  versions: ['0.9.0', '1.0.0'],
  isUpdateAvailable: false,
  usedBy: 5,
  createdAt: '2025-01-01T00:00:00.000Z',
}

test('has a head and a line for each runtime', () => {
  expect(csvOf([runtime]).split('\r\n')).toEqual([
    '\uFEFFName,State,Reason,Since,Type,Nodes online,Nodes,Node limit,Version,Update available,Used by scans,Key age in days,Last seen,Description,Tags,Created',
    'Runtime-1,Running,All nodes are online.,2026-01-01T00:00:00.000Z,SelfHosted,1,2,4,"0.9.0, 1.0.0",no,5,3,,,"prod, eu",2025-01-01T00:00:00.000Z',
    '',
  ])
})

test('what a spreadsheet would run is text', () => {
  expect(csvOf([{ ...runtime, description: 'x;=1+1' }])).toContain(`,"x;'=1+1",`)
})
