import { console } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { describeError } from '../api/describeError.ts'
import { request } from '../api/request.ts'
import { operationQuery, useLateOperation } from '../api/useOperation.ts'
import { useSession } from '../api/useSession.ts'
import { notify } from './notify.ts'

/**
 * One thing that whoever is signed in has arranged; null when he has not. The browser remembers it too, so that it never comes late.
 * `notKept` is what is told when the console did not take it.
 */
export function usePreference(name: string, notKept: string): [value: string | null, keep: (value: string) => void] {
  const memory = `mooring.${name}.${useSession().userName}`
  const queryClient = useQueryClient()
  const { data } = useLateOperation(console.getPreferences, {})
  const keep = (value: string) => {
    const query = operationQuery(console.getPreferences, {})
    // Of the cache, not of the last drawing: another one may have been kept a moment ago.
    const preferences = { ...queryClient.getQueryData(query.queryKey)?.preferences, [name]: value }
    localStorage.setItem(memory, value)
    queryClient.setQueryData(query.queryKey, { preferences })
    request(console.putPreferences, { body: { preferences } }).catch((error: unknown) =>
      notify({ intent: 'error', title: notKept, body: describeError(error).message }),
    )
  }
  return [data?.preferences[name] ?? localStorage.getItem(memory), keep]
}
