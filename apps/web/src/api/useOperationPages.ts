import type { AnswerOf, Operation } from '@mooring/contract'
import { infiniteQueryOptions, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { request, type InputOf } from './request.ts'
import { skipTokenOf } from './skipTokenOf.ts'

type ItemOf<O extends Operation> = AnswerOf<O> extends { value: (infer T)[] } ? T : never

interface Page<T> {
  value: T[]
  nextLink?: string
  count?: number
}

export interface Pages<T> {
  items: T[]
  /** How many there are in all, when that is known: the API said so, or this is the last page. */
  total: number | undefined
  hasMore: boolean
  isLoadingMore: boolean
  loadMore: () => void
  refresh: () => Promise<unknown>
  isRefreshing: boolean
  /** What the latest refresh failed with, while older items are shown. */
  error: Error | null
}

/** How the pages of a list are kept: under the operation's id and its input, apart from single answers of the same operation. */
export const operationPagesQuery = <O extends Operation>(operation: O, input: InputOf<O>) =>
  infiniteQueryOptions({
    queryKey: [operation.id, input, 'pages'],
    queryFn: async ({ signal, pageParam }) => {
      const { query = {}, ...others } = input as { query?: object }
      const pageInput = { ...others, query: { ...query, ...(pageParam ? { $skipToken: pageParam } : {}) } }
      return (await request(operation, pageInput as InputOf<O>, signal)) as Page<ItemOf<O>>
    },
    initialPageParam: '',
    getNextPageParam: (page) => skipTokenOf(page.nextLink),
  })

/** The items of a list, page by page. Suspends until the first is there; a failure goes to the nearest error boundary. */
export function useOperationPages<O extends Operation>(operation: O, input: InputOf<O>): Pages<ItemOf<O>> {
  const query = useSuspenseInfiniteQuery(operationPagesQuery(operation, input))
  const items = query.data.pages.flatMap((page) => page.value)
  return {
    items,
    total: query.hasNextPage ? query.data.pages[0]?.count : items.length,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    refresh: () => query.refetch(),
    isRefreshing: query.isFetching && !query.isFetchingNextPage,
    error: query.error,
  }
}
