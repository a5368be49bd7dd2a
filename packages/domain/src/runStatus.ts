import type { RunStatus } from '@mooring/contract'
import type { RunState } from './runMachine.ts'

const statuses: Record<RunState, RunStatus> = {
  queued: 'Accepted',
  leased: 'InProgress',
  succeeded: 'Succeeded',
  failed: 'Failed',
  canceled: 'Canceled',
}

const texts: Record<RunStatus, string> = {
  Accepted: 'Queued',
  InProgress: 'In progress',
  TransientFailure: 'Retrying',
  Succeeded: 'Succeeded',
  Failed: 'Failed',
  Canceled: 'Canceled',
}

/** The status of a run in the contract's words. */
export const runStatus = (state: RunState): RunStatus => statuses[state]

/** The status as the console says it. */
export const runStatusText = (status: RunStatus): string => texts[status]

/** Whether a run of this status is still going to change. */
export const isRunStatusActive = (status: RunStatus): boolean =>
  status === 'Accepted' || status === 'InProgress' || status === 'TransientFailure'
