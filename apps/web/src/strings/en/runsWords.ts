import type { ScanRun } from '@mooring/contract'
import type { ReactNode } from 'react'
import { sentence } from '../sentence.ts'

/** The runs of scans: their lists, and the page of one. */
export const runsWords = {
  header: {
    run: 'Run',
    status: 'Status',
    scan: 'Scan',
    source: 'Source',
    started: 'Started',
    duration: 'Duration',
    assets: 'Assets',
    runtime: 'Integration runtime',
    node: 'Node',
  },
  label: 'Runs',
  run: 'run',
  runs: 'runs',
  cancelRun: (id: string, scan: string) => `Cancel run ${id} of ${scan}`,
  notCanceled: 'The run was not canceled',
  monitoring: 'Monitoring',
  allRuns: 'the scan runs',
  none: 'Nothing has been scanned yet',
  noneText: (register: (text: string) => ReactNode) =>
    sentence`A run appears here as soon as a scan is started: ${register('register a source')}, give it a scan and run it.`,
  hasEnded: 'The run has ended.',
  runOf: (scan: string) => `Run of ${scan}`,
  title: 'Run',
  cancel: 'Cancel',
  theRun: 'the run',
  property: {
    assets: 'Assets discovered',
    failed: 'Could not be read',
    began: 'Began to scan',
    ended: 'Ended',
    attempts: 'Attempts',
    level: 'Level',
    id: 'Run id',
  },
  assetsOf: (count: string, link: (text: string) => ReactNode, source: string) => sentence`${count} (${link(`assets of ${source}`)})`,
  noNode: 'None yet',
  level: { Full: 'Full', Incremental: 'Incremental' } satisfies Record<ScanRun['scanLevelType'], string>,
}
