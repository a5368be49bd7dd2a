import type { ScanRun } from '@mooring/contract'
import { useClock } from './Clock.tsx'
import { durationText } from './relativeTime.ts'

/** How long a run took, or has taken so far, from when it was asked for. */
export function RunDuration({ run }: { run: Pick<ScanRun, 'startTime' | 'endTime'> }) {
  const { now } = useClock()
  const end = run.endTime ? new Date(run.endTime) : now
  return durationText(end.getTime() - new Date(run.startTime).getTime())
}
