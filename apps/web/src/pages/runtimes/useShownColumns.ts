import { console } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { runtimesListWords } from '#strings/runtimesListWords.ts'
import { describeError } from '../../api/describeError.ts'
import { request } from '../../api/request.ts'
import { operationQuery, useLateOperation } from '../../api/useOperation.ts'
import { useSession } from '../../api/useSession.ts'
import { notify } from '../../components/notify.ts'

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

const preference = 'runtimes.shownColumns'

/** Which columns whoever is signed in wants to see. The browser remembers them too, so that none comes late. */
export function useShownColumns(): [shown: ReadonlySet<string>, show: (columns: readonly string[]) => void] {
  const memory = `mooring.${preference}.${useSession().userName}`
  const queryClient = useQueryClient()
  const { data } = useLateOperation(console.getPreferences, {})
  const kept = data?.preferences[preference] ?? localStorage.getItem(memory)
  const chosen = kept === null ? keys.filter((key) => !hideableColumns[key]) : kept.split(',')
  const show = (columns: readonly string[]) => {
    const preferences = { ...data?.preferences, [preference]: columns.join() }
    localStorage.setItem(memory, columns.join())
    queryClient.setQueryData(operationQuery(console.getPreferences, {}).queryKey, { preferences })
    request(console.putPreferences, { body: { preferences } }).catch((error: unknown) =>
      notify({ intent: 'error', title: runtimesListWords.columnsNotKept, body: describeError(error).message }),
    )
  }
  return [new Set(chosen), show]
}
