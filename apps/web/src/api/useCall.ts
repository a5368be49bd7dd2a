import type { AnswerOf, Operation } from '@mooring/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { markStale } from './markStale.ts'
import { request, type InputOf } from './request.ts'

/** Calls an operation that changes something and reads again what the change makes stale. */
export function useCall<O extends Operation>(operation: O, stale: readonly Operation[]) {
  const queryClient = useQueryClient()
  return useMutation<AnswerOf<O>, Error, InputOf<O>>({
    mutationKey: [operation.id],
    mutationFn: (input) => request(operation, input),
    onSuccess: () => {
      void markStale(queryClient, stale)
    },
  })
}
