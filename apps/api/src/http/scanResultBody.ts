import type { RunStatus, ScanResult } from '@mooring/contract'
import type { RunRow } from '../database/queries/runRow.ts'
import { runBody } from './runBody.ts'

/** The words of versions before 2023-09-01 for what became of a run. */
const statuses: Record<RunStatus, ScanResult['status']> = {
  Accepted: 'Queued',
  InProgress: 'Running',
  TransientFailure: 'TransientFailure',
  Succeeded: 'Succeeded',
  Failed: 'Failed',
  Canceled: 'Canceled',
}

/** A run as versions of the contract before 2023-09-01 have it. */
export function scanResultBody(run: RunRow): ScanResult {
  const { status, discoveryExecutionDetails: _discovery, ingestionExecutionDetails: _ingestion, ...same } = runBody(run)
  return {
    ...same,
    status: statuses[status],
    assetsDiscovered: run.assetsDiscovered,
    assetsClassified: run.assetsClassified,
    queuedTime: run.queuedAt.toISOString(),
    ...(run.startedAt === null ? {} : { pipelineStartTime: run.startedAt.toISOString() }),
  }
}
