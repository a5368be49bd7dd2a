import { console } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { describeError } from '../../api/describeError.ts'
import { request } from '../../api/request.ts'
import { operationQuery, useLateOperation } from '../../api/useOperation.ts'
import { useSession } from '../../api/useSession.ts'
import { notify } from '../../components/notify.ts'

/** The columns of the list that may be hidden, and whether they are at first. */
const hideableColumns = {
  Status: false,
  Type: false,
  Nodes: false,
  Version: false,
  'Used by': false,
  'Last seen': false,
  Description: false,
  Tags: false,
  Created: true,
} as const

type Hideable = keyof typeof hideableColumns

export const hideable = Object.keys(hideableColumns) as readonly Hideable[]

const preference = 'runtimes.columns'

/** Which columns whoever is signed in wants to see. The browser remembers them too, so that none comes late. */
export function useShownColumns(): [shown: ReadonlySet<string>, show: (columns: readonly string[]) => void] {
  const memory = `mooring.${preference}.${useSession().userName}`
  const queryClient = useQueryClient()
  const { data } = useLateOperation(console.getPreferences, {})
  const kept = data?.preferences[preference] ?? localStorage.getItem(memory)
  const chosen = kept === null ? hideable.filter((name) => !hideableColumns[name]) : kept.split(',')
  const show = (columns: readonly string[]) => {
    const preferences = { ...data?.preferences, [preference]: columns.join() }
    localStorage.setItem(memory, columns.join())
    queryClient.setQueryData(operationQuery(console.getPreferences, {}).queryKey, { preferences })
    request(console.putPreferences, { body: { preferences } }).catch((error: unknown) =>
      notify({ intent: 'error', title: 'Could not keep the columns', body: describeError(error).message }),
    )
  }
  return [new Set(chosen), show]
}
