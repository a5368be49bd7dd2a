import type { RuntimeDeletion } from '@mooring/contract'
import type { DeletedRuntime } from '../../acts/runtimes/deleteRuntime.ts'

/** How a run that has not ended stands. */
export const activeStatus = (isRunning: boolean): 'Running' | 'Queued' => (isRunning ? 'Running' : 'Queued')

export const deletionBody = ({ failedRuns, ...deleted }: DeletedRuntime): RuntimeDeletion => ({
  ...deleted,
  failedRuns: failedRuns.map(({ wasLeased, ...run }) => ({ ...run, status: activeStatus(wasLeased) })),
})
