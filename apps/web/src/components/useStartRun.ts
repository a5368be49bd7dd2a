import { purview } from '@mooring/contract'
import { staleByTopic } from '../api/staleByTopic.ts'
import { useCall } from '../api/useCall.ts'
import { newId } from './newId.ts'

/** Runs a scan, all of it; the promise is for the id of the run. */
export function useStartRun(): (dataSourceName: string, scanName: string) => Promise<string> {
  const start = useCall(purview.startRun, staleByTopic.runs)
  return async (dataSourceName, scanName) => {
    const runId = newId()
    await start.mutateAsync({ params: { dataSourceName, scanName }, query: { runId, scanLevel: 'Full' } })
    return runId
  }
}
