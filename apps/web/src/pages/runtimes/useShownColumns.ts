import { runtimesListWords } from '#strings/runtimesListWords.ts'
import { usePreference } from '../../components/usePreference.ts'

/** The columns of the list that may be hidden, and whether they are at first. */
const hideableColumns = {
  status: false,
  type: false,
  nodes: false,
  version: false,
  usedBy: false,
  lastSeen: false,
  description: false,
  tags: false,
  created: true,
} as const

type Hideable = keyof typeof hideableColumns

const keys = Object.keys(hideableColumns) as readonly Hideable[]

export const hideable = keys.map((key) => ({ key, text: runtimesListWords.header[key] }))

/** Which columns whoever is signed in wants to see. */
export function useShownColumns(): [shown: ReadonlySet<string>, show: (columns: readonly string[]) => void] {
  const [kept, keep] = usePreference('runtimes.shownColumns', runtimesListWords.columnsNotKept)
  const chosen = kept === null ? keys.filter((key) => !hideableColumns[key]) : kept.split(',')
  return [new Set(chosen), (columns) => keep(columns.join())]
}
