import type { AnswerOf, ApiError, Operation } from '@mooring/contract'
import { queryOptions, useQuery, useSuspenseQuery, type UseQueryResult, type UseSuspenseQueryResult } from '@tanstack/react-query'
import { hasErrorCode } from './describeError.ts'
import { request, type InputOf } from './request.ts'

/** How an operation's answer is kept: under the operation's id and its input. */
export const operationQuery = <O extends Operation>(operation: O, input: InputOf<O>) =>
  queryOptions<AnswerOf<O>>({ queryKey: [operation.id, input], queryFn: ({ signal }) => request(operation, input, signal) })

/** The answer of a reading operation. Suspends until it is there; a failure goes to the nearest error boundary. */
export const useOperation = <O extends Operation>(operation: O, input: InputOf<O>): AnswerOf<O> => useOperationQuery(operation, input).data

/** As `useOperation`, with the state of the query: `error` is what the latest refresh failed with while older data are shown. */
export const useOperationQuery = <O extends Operation>(operation: O, input: InputOf<O>): UseSuspenseQueryResult<AnswerOf<O>> =>
  useSuspenseQuery<AnswerOf<O>>(operationQuery(operation, input))

/** As `useOperation`, null when the API answers with `missing`: what is asked for may not exist. */
export function useOptionalOperation<O extends Operation>(operation: O, input: InputOf<O>, missing: ApiError['code']): AnswerOf<O> | null {
  return useSuspenseQuery<AnswerOf<O> | null>({
    queryKey: [operation.id, input, missing],
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
