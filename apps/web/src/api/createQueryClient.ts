import { ApiError } from '@mooring/contract'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

const retriesMax = 2

const isWorthAnotherTry = (error: Error): boolean => !(error instanceof ApiError) || error.status >= 500

/** The cache of what the API answered. Calls `onUnauthenticated` when a call says that nobody is signed in. */
export function createQueryClient(onUnauthenticated: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.code === 'Unauthenticated') onUnauthenticated()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // Changes are announced by the console; this is for what was read a moment ago by the route's loader.
        staleTime: 5000,
        retry: (failures, error) => failures < retriesMax && isWorthAnotherTry(error),
        // A failed call must not wait for the browser's opinion on the network: the console may be on this very machine.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
