import { call, type AnswerOf, type Operation } from '@mooring/contract'

export type InputOf<O extends Operation> = Parameters<typeof call<O>>[1]

const timeoutMs = 30_000

/** Calls an operation of this console. Throws `ApiError`, or what the browser throws when the console cannot be reached. */
export const request = <O extends Operation>(operation: O, input: InputOf<O>, signal?: AbortSignal): Promise<AnswerOf<O>> =>
  call(operation, input, {
    origin: '',
    // Not `fetch` itself: it refuses to be called as a method of another object than the window.
    fetch: (url, init) => fetch(url, init),
    timeoutMs,
    ...(signal ? { signal } : {}),
  })
