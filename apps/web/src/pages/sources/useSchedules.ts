import { console, type Schedule } from '@mooring/contract'
import { useEveryItem } from '../../api/useEveryItem.ts'

/** The schedules of the scans of a source, by the names of the scans. Suspends until the first page is there. */
export function useSchedules(dataSourceName: string): ReadonlyMap<string, Schedule> {
  const { items } = useEveryItem(console.listTriggers, { query: { dataSourceName } })
  return new Map(items.map((schedule) => [schedule.scanName, schedule]))
}
