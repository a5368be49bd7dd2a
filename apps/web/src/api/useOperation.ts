import type { AnswerOf, ApiError, Operation } from '@mooring/contract'
import {
  queryOptions,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
  type QueryKey,
  type UseQueryResult,
  type UseSuspenseQueryResult,
} from '@tanstack/react-query'
import { hasErrorCode } from './describeError.ts'
import { request, type InputOf } from './request.ts'

/** How an operation's answer is kept: under the operation's id and its input. */
export const operationQuery = <O extends Operation>(operation: O, input: InputOf<O>) =>
  queryOptions<AnswerOf<O>>({ queryKey: [operation.id, input], queryFn: ({ signal }) => request(operation, input, signal) })

/**
 * An answer that is on no screen, and known to be another one by now, is not shown first until the new one is there: a form would begin
 * with it, and save what somebody has changed as it was before.
 */
function useNothingStale(queryKey: QueryKey): void {
  const queryClient = useQueryClient()
  const query = queryClient.getQueryCache().find({ queryKey })
  if (query?.state.isInvalidated === true && !query.isActive()) queryClient.removeQueries({ queryKey, exact: true })
}

/** The answer of a reading operation. Suspends until it is there; a failure goes to the nearest error boundary. */
export function useOperation<O extends Operation>(operation: O, input: InputOf<O>): AnswerOf<O> {
  const options = operationQuery(operation, input)
  useNothingStale(options.queryKey)
  return useSuspenseQuery<AnswerOf<O>>(options).data
}

/** As `useOperation`, without waiting for what is stale to be read again, with the state of the query: `error` is what the latest refresh failed with while older data are shown. */
export const useOperationQuery = <O extends Operation>(operation: O, input: InputOf<O>): UseSuspenseQueryResult<AnswerOf<O>> =>
  useSuspenseQuery<AnswerOf<O>>(operationQuery(operation, input))

/** As `useOperation`, null when the API answers with `missing`: what is asked for may not exist. */
export function useOptionalOperation<O extends Operation>(operation: O, input: InputOf<O>, missing: ApiError['code']): AnswerOf<O> | null {
  const queryKey = [operation.id, input, missing]
  useNothingStale(queryKey)
  return useSuspenseQuery<AnswerOf<O> | null>({
    queryKey,
    queryFn: async ({ signal }) => {
      try {
        return await request(operation, input, signal)
      } catch (error) {
        if (hasErrorCode(error, missing)) return null
        throw error
      }
    },
  }).data
}

/** An answer that a page can do without: it neither suspends nor fails. */
export const useLateOperation = <O extends Operation>(operation: O, input: InputOf<O>): UseQueryResult<AnswerOf<O>> =>
  useQuery<AnswerOf<O>>(operationQuery(operation, input))
