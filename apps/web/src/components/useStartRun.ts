import { purview } from '@mooring/contract'
import { staleByTopic } from '../api/staleByTopic.ts'
import { useCall } from '../api/useCall.ts'
import { newRunId } from './newRunId.ts'

/** Runs a scan; the promise is for the id of the run. */
export function useStartRun(): (dataSourceName: string, scanName: string) => Promise<string> {
  const start = useCall(purview.startRun, staleByTopic.runs)
  return async (dataSourceName, scanName) => {
    const runId = newRunId()
    await start.mutateAsync({ params: { dataSourceName, scanName }, query: { runId } })
    return runId
  }
}
