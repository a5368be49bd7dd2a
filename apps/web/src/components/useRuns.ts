import { console, purview } from '@mooring/contract'
import { useCall } from '../api/useCall.ts'
import { newRunId } from './newRunId.ts'

const touched = [console.listRuns, console.findRun, purview.listScanRuns, purview.listScans, purview.getScan]

/** Runs a scan; the promise is for the id of the run. */
export function useStartRun(): (dataSourceName: string, scanName: string) => Promise<string> {
  const start = useCall(purview.startRun, touched)
  return async (dataSourceName, scanName) => {
    const runId = newRunId()
    await start.mutateAsync({ params: { dataSourceName, scanName }, query: { runId } })
    return runId
  }
}

/** Cancels a run. */
export function useCancelRun(): (run: { id: string; dataSourceName: string; scanName: string }) => Promise<void> {
  const cancel = useCall(purview.cancelRun, touched)
  return async ({ id, dataSourceName, scanName }) => {
    await cancel.mutateAsync({ params: { dataSourceName, scanName, runId: id } })
  }
}
