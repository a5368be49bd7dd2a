import type { RunStatus } from '@mooring/contract'
import type { RunState } from './runMachine.ts'

const statuses: Record<RunState, RunStatus> = {
  queued: 'Accepted',
  leased: 'InProgress',
  succeeded: 'Succeeded',
  failed: 'Failed',
  canceled: 'Canceled',
}

/** The status of a run in the contract's words. */
export const runStatus = (state: RunState): RunStatus => statuses[state]

/** Whether a run of this status is still going to change. */
export const isRunStatusActive = (status: RunStatus): boolean =>
  status === 'Accepted' || status === 'InProgress' || status === 'TransientFailure'
