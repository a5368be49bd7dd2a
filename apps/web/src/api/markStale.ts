import type { Operation } from '@mooring/contract'
import type { Query, QueryClient } from '@tanstack/react-query'

function answersOf(operations: readonly Operation[]) {
  const ids = new Set<unknown>(operations.map((operation) => operation.id))
  return { predicate: (query: Query) => ids.has(query.queryKey[0]) }
}

/** Everything that these operations answered is read again where it is on screen, and when it is asked for next elsewhere. */
export const markStale = (queryClient: QueryClient, operations: readonly Operation[]): Promise<void> =>
  queryClient.invalidateQueries(answersOf(operations))

/** The same; and whether all of it that is on screen could be read: what could not is as stale as before. */
export async function readAgain(queryClient: QueryClient, operations: readonly Operation[]): Promise<boolean> {
  await markStale(queryClient, operations)
  const onScreen = queryClient.getQueryCache().findAll({ ...answersOf(operations), type: 'active' })
  return !onScreen.some((query) => query.state.isInvalidated)
}
