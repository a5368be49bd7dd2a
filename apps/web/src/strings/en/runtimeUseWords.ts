import type { ReactNode } from 'react'
import { counted, numberText, plural } from '../inNumbers.ts'
import { sentence } from '../sentence.ts'

/** What uses an integration runtime: its scans and its runs. */
export const runtimeUseWords = {
  header: { scan: 'Scan', source: 'Source', run: 'Run', status: 'Status' },
  status: { Queued: 'Queued', Running: 'Running' },
  sources: 'sources',
  noScans: (sources: ReactNode) =>
    sentence`No scan connects through this integration runtime: deleting it would fail nothing. Choose it in a scan of one of the ${sources}.`,
  use: (scans: number, sources: number) =>
    `${counted(scans, 'scan', 'scans')} of ${counted(sources, 'source', 'sources')} would fail without this integration runtime.`,
  onlyRuns: (runs: number) =>
    `No scan connects through this integration runtime any more, but ${counted(runs, 'run', 'runs')} of scans that did ${plural(runs, 'is', 'are')} going on: deleting it would fail ${plural(runs, 'it', 'them')}.`,
  more: (count: number) => `And ${numberText(count)} more.`,
  goingOn: 'Going on now',
  goingOnLabel: 'Runs that are going on',
  scans: 'Scans',
  schedules: 'Schedules',
  nextRun: 'Next run',
  scheduleDisabled: 'Disabled',
  scheduleEnded: 'None any more',
  noRuns: (sources: ReactNode) =>
    sentence`Nothing has been scanned through this integration runtime yet. Choose it in a scan of one of the ${sources}, and run that.`,
}
