import { console, type Schedule } from '@mooring/contract'
import { useEffect } from 'react'
import { useOperationPages } from '../../api/useOperationPages.ts'

/** The schedules of the scans of a source, by the names of the scans. Suspends until the first page is there. */
export function useSchedules(dataSourceName: string): ReadonlyMap<string, Schedule> {
  const { items, hasMore, isLoadingMore, loadMore } = useOperationPages(console.listTriggers, { query: { dataSourceName } })

  // An effect, because every scan may be on the page, and the API answers in pages.
  useEffect(() => {
    if (hasMore && !isLoadingMore) loadMore()
  }, [hasMore, isLoadingMore, loadMore])

  return new Map(items.map((schedule) => [schedule.scanName, schedule]))
}
