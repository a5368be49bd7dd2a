import { purview } from '@mooring/contract'
import { staleByTopic } from '../api/staleByTopic.ts'
import { useCall } from '../api/useCall.ts'

/** Cancels a run. */
export function useCancelRun(): (run: { id: string; dataSourceName: string; scanName: string }) => Promise<void> {
  const cancel = useCall(purview.cancelRun, staleByTopic.runs)
  return async ({ id, dataSourceName, scanName }) => {
    await cancel.mutateAsync({ params: { dataSourceName, scanName, runId: id } })
  }
}
