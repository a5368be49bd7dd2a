import type { ScanRun } from '@mooring/contract'
import { monitoringWords } from '#strings/monitoringWords.ts'
import { RunStatusText, StatusText } from './StatusText.tsx'

/** How a run goes or went; the contract's status calls one succeeded that could not read everything, and this does not. */
export function RunResultText({ run }: { run: Pick<ScanRun, 'status' | 'error' | 'discoveryExecutionDetails'> }) {
  if (run.status === 'Succeeded' && run.discoveryExecutionDetails.status === 'CompletedWithExceptions')
    return <StatusText glyph="warning">{monitoringWords.status.completedWithExceptions}</StatusText>
  return <RunStatusText status={run.status} {...(run.error ? { reason: run.error.message } : {})} />
}
