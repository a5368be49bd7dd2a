import type { AnswerOf, Operation } from '@mooring/contract'
import { skipToken, useQuery, useQueryClient, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { InputOf } from './request.ts'
import { skipTokenOf } from './skipTokenOf.ts'
import { operationQuery, useOperationQuery } from './useOperation.ts'

type ItemOf<O extends Operation> = AnswerOf<O> extends { value: (infer T)[] } ? T : never

interface Page<T> {
  value: T[]
  nextLink?: string
  count?: number
}

interface CursorRows<T> {
  /** How many rows there are in all. */
  count: number
  /** How many of them have a place: while the end of a list is in view, what came in further up has none yet. */
  total: number
  /** The row at a place of the list; undefined while its page is on its way. */
  rowAt: (index: number) => T | undefined
  /** Every row that was read so far, in order. */
  loaded: () => T[]
  /** What reading failed with while older rows are shown. */
  error: Error | null
  refresh: () => Promise<unknown>
}

interface Chain {
  key: string
  /** The token of each page so far; the first needs none. */
  tokens: readonly string[]
  /** The tokens before the last change: what stood in a page is shown until the page under its new token is there. */
  before: readonly string[]
}

const noPage: UseQueryOptions = { queryKey: ['no page'], queryFn: skipToken }

/** Which pages are observed: those in view, and the last known one when those after it are wanted. */
function pagesToRead(known: number, first: number, last: number): number[] {
  const pages: number[] = []
  for (let page = Math.min(first, known - 1); page <= Math.min(last, known - 1); page += 1) pages.push(page)
  return pages
}

/**
 * The rows of a long list of which only a part is in view, `first` to `last`. Its pages are kept one by one, so that a change is read
 * again for the pages in view only; the first is always among them, because it counts. Suspends until that one is there.
 */
export function useCursorRows<O extends Operation>(
  operation: O,
  query: { pageSize?: number },
  { first, last }: { first: number; last: number },
): CursorRows<ItemOf<O>> {
  const { pageSize = 50 } = query
  const queryClient = useQueryClient()
  const key = JSON.stringify(query)
  const [kept, setKept] = useState<Chain>({ key, tokens: [''], before: [] })
  const chain = kept.key === key ? kept : { key, tokens: [''], before: [] }

  const inputOf = (token: string) => ({ query: { ...query, ...(token ? { $skipToken: token } : {}) } }) as unknown as InputOf<O>
  const pageQuery = (token: string) => operationQuery(operation, inputOf(token))
  const cached = (token: string | undefined) =>
    token === undefined ? undefined : (queryClient.getQueryData(pageQuery(token).queryKey) as Page<ItemOf<O>> | undefined)

  const head = useOperationQuery(operation, inputOf(''))
  // What comes into view next is read half a page before it does: rows that are drawn twice, empty and then filled, make scrolling stop.
  const ahead = pageSize / 2
  const inView = pagesToRead(chain.tokens.length, Math.floor(first / pageSize), Math.floor((last + ahead) / pageSize))
  const later = inView.filter((page) => page > 0)
  const usePage = (slot: number): UseQueryResult => {
    const page = later[slot]
    return useQuery(page === undefined ? noPage : (pageQuery(chain.tokens[page] ?? '') as unknown as UseQueryOptions))
  }
  // Pages have more rows than windows: four are more than ever are in view. `useQueries` takes any number, and is 2 kB of script.
  const answers = [usePage(0), usePage(1), usePage(2), usePage(3)].slice(0, later.length)
  // Read from the queries, not from the cache: that is what makes them draw the caller again.
  const observed = new Map<number, unknown>([[0, head.data], ...later.map((page, at) => [page, answers[at]?.data] as const)])

  const answerOf = (page: number) => (observed.get(page) as Page<ItemOf<O>> | undefined) ?? cached(chain.tokens[page])
  const pageAt = (page: number) => answerOf(page) ?? cached(chain.before[page])
  for (const page of inView) {
    const answer = answerOf(page)
    const next = skipTokenOf(answer?.nextLink)
    if (!answer || chain.tokens[page + 1] === next) continue
    const tokens = chain.tokens.slice(0, page + 1)
    setKept({ key, tokens: next ? [...tokens, next] : tokens, before: chain.tokens })
    break
  }

  const end = answerOf(chain.tokens.length - 1)
  const isWhole = end !== undefined && end.nextLink === undefined
  const known = (chain.tokens.length - 1) * pageSize + (end?.value.length ?? 0)
  const { count = known } = head.data as Page<ItemOf<O>>
  return {
    count,
    total: isWhole ? known : Math.max(known, count),
    rowAt: (index) => pageAt(Math.floor(index / pageSize))?.value[index % pageSize],
    loaded: () => chain.tokens.flatMap((_, page) => answerOf(page)?.value ?? []),
    error: head.error ?? answers.find((answer) => answer.error)?.error ?? null,
    refresh: () => Promise.all([head.refetch(), ...answers.map((answer) => answer.refetch())]),
  }
}
