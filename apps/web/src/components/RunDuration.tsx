import type { ScanRun } from '@mooring/contract'
import { durationText } from './relativeTime.ts'
import { useNow } from './RelativeTime.tsx'

/** How long a run took, or has taken so far, from when it was asked for. */
export function RunDuration({ run }: { run: Pick<ScanRun, 'startTime' | 'endTime'> }) {
  const now = useNow()
  const end = run.endTime ? new Date(run.endTime) : now
  return durationText(end.getTime() - new Date(run.startTime).getTime())
}
