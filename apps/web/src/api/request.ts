import { call, console, type AnswerOf, type Operation } from '@mooring/contract'
import { attendanceHeaders } from './attendanceHeaders.ts'

export type InputOf<O extends Operation> = Parameters<typeof call<O>>[1]

const timeoutMs = 30_000

/**
 * The console gives the deletion of one runtime, which fails every run of it, a minute, and deletes those of one call one after the
 * other. Whoever gives up earlier tells of a failure while the deletion goes on.
 */
const longTimeoutMs: Readonly<Record<string, number>> = {
  [console.deleteRuntime.id]: 90_000,
  [console.deleteRuntimes.id]: 630_000,
}

/** Calls an operation of this console. Throws `ApiError`, or what the browser throws when the console cannot be reached. */
export const request = <O extends Operation>(operation: O, input: InputOf<O>, signal?: AbortSignal): Promise<AnswerOf<O>> =>
  call(operation, input, {
    origin: '',
    // Not `fetch` itself: it refuses to be called as a method of another object than the window.
    fetch: (url, init) => fetch(url, init),
    headers: attendanceHeaders,
    timeoutMs: longTimeoutMs[operation.id] ?? timeoutMs,
    ...(signal ? { signal } : {}),
  })
