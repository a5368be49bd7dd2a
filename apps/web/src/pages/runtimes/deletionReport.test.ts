import { expect, test } from 'vitest'
import { deletionReport, deletionReports } from './deletionReport.ts'

test('tells which runs failed and which nodes were removed', () => {
  const report = deletionReport({
    name: 'Runtime-1',
    failedRuns: [{ runId: '0197', dataSourceName: 'Orders', scanName: 'Scan-a', status: 'Running' }],
    failedRunsTotal: 3,
    removedNodes: ['node-1', 'node-2'],
  })
  expect(report).toBe(
    [
      'Integration runtime Runtime-1 deleted.',
      '3 runs failed:',
      '- Orders / Scan-a, run 0197 (was running)',
      '- and 2 more',
      '2 nodes removed:',
      '- node-1',
      '- node-2',
    ].join('\n'),
  )
})

test('says so when nothing was lost', () => {
  expect(deletionReport({ name: 'Runtime-1', failedRuns: [], failedRunsTotal: 0, removedNodes: [] })).toBe(
    'Integration runtime Runtime-1 deleted.\nNo run failed.\nIt had no node.',
  )
})

test('of several, tells first which are still there and why', () => {
  const refusal = { code: 'IntegrationRuntime_NotFound', message: 'There is no integration runtime Runtime-2.' }
  const reports = [
    { name: 'Runtime-1', failedRuns: [], failedRunsTotal: 0, removedNodes: [] },
    { name: 'Runtime-2', failedRuns: [], failedRunsTotal: 0, removedNodes: [], refusal },
  ]
  expect(deletionReports(reports, { gone: ['Runtime-6'], begun: ['Runtime-4'], unknown: ['Runtime-5'], untried: ['Runtime-3'] })).toBe(
    [
      '2 integration runtimes deleted.',
      'Not deleted: Runtime-2. There is no integration runtime Runtime-2.',
      'Perhaps deleted, the console did not say: Runtime-5.',
      'Still there, but the console may be deleting it: Runtime-4.',
      'Not tried: Runtime-3.',
      'Deleted, but the console did not say what that did: Runtime-6.',
      'Integration runtime Runtime-1 deleted.',
      'No run failed.',
      'It had no node.',
    ].join('\n'),
  )
})
