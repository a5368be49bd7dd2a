import type { Operation } from '@mooring/contract'
import { useEffect } from 'react'
import type { InputOf } from './request.ts'
import { useOperationPages, type Pages } from './useOperationPages.ts'

/** As `useOperationPages`, and goes on reading to the last page: for what must be whole, such as a choice or a list that is searched here. */
export function useEveryItem<O extends Operation>(operation: O, input: InputOf<O>): ReturnType<typeof useOperationPages<O>> {
  const pages = useOperationPages(operation, input)
  const { hasMore, isLoadingMore, loadMore, error }: Pages<unknown> = pages

  // An effect, because the API answers in pages and nobody presses a button for the next one here.
  useEffect(() => {
    if (hasMore && !isLoadingMore && error === null) loadMore()
  }, [hasMore, isLoadingMore, loadMore, error])

  return pages
}
