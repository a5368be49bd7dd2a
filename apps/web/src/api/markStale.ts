import type { Operation } from '@mooring/contract'
import type { QueryClient } from '@tanstack/react-query'

/** Everything that these operations answered is read again where it is on screen, and when it is asked for next elsewhere. */
export function markStale(queryClient: QueryClient, operations: readonly Operation[]): Promise<void> {
  const ids = new Set<unknown>(operations.map((operation) => operation.id))
  return queryClient.invalidateQueries({ predicate: (query) => ids.has(query.queryKey[0]) })
}
