import { console, type Preferences } from '@mooring/contract'
import { useQueryClient } from '@tanstack/react-query'
import { describeError } from '../api/describeError.ts'
import { request } from '../api/request.ts'
import { operationQuery, useLateOperation } from '../api/useOperation.ts'
import { useSession } from '../api/useSession.ts'
import { notify } from './notify.ts'

let sent: Promise<unknown> = Promise.resolve()

/** One after the other, because of two that overtake each other the older would count. Brings all that is kept, null while more is to be sent. */
async function send(name: string, value: string): Promise<Preferences | null> {
  const before = sent
  const sending = before.then(() => request(console.updatePreferences, { body: { preferences: { [name]: value } } }))
  // Whether it was kept is no matter of the next one.
  const settled = Promise.allSettled([sending])
  sent = settled
  const all = await sending
  return sent === settled ? all : null
}

/**
 * One thing that whoever is signed in has arranged; null when he has not. The browser remembers it too, so that it never comes late.
 * `notKept` is what is told when the console did not take it.
 */
export function usePreference(name: string, notKept: string): [value: string | null, keep: (value: string) => void] {
  const memory = `mooring.${name}.${useSession().userName}`
  const queryClient = useQueryClient()
  const { data } = useLateOperation(console.getPreferences, {})
  const keep = (value: string) => {
    const { queryKey } = operationQuery(console.getPreferences, {})
    localStorage.setItem(memory, value)
    // What is being read was so before.
    void queryClient.cancelQueries({ queryKey })
    // Of the cache, not of the last drawing: another one may have been kept a moment ago.
    queryClient.setQueryData(queryKey, { preferences: { ...queryClient.getQueryData(queryKey)?.preferences, [name]: value } })
    send(name, value).then(
      (all) => all && queryClient.setQueryData(queryKey, all),
      (error: unknown) => notify({ intent: 'error', title: notKept, body: describeError(error).message }),
    )
  }
  return [data?.preferences[name] ?? localStorage.getItem(memory), keep]
}
