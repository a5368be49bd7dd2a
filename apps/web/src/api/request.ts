import { call, console, purview, type AnswerOf, type Operation } from '@mooring/contract'
import { attendanceHeaders } from './attendanceHeaders.ts'

export type InputOf<O extends Operation> = Parameters<typeof call<O>>[1]

const timeoutMs = 30_000

/**
 * The console gives what grows with the runs of a runtime or the assets of a source ten minutes. Whoever gives up earlier tells of a
 * failure while the deletion goes on.
 */
const longTimeoutMs = 630_000
const takesLong = new Set<string>(
  [console.deleteRuntime, console.deleteRuntimes, purview.deleteScan, purview.deleteDataSource].map(({ id }) => id),
)

/** Calls an operation of this console. Throws `ApiError`, or what the browser throws when the console cannot be reached. */
export const request = <O extends Operation>(operation: O, input: InputOf<O>, signal?: AbortSignal): Promise<AnswerOf<O>> =>
  call(operation, input, {
    origin: '',
    // Not `fetch` itself: it refuses to be called as a method of another object than the window.
    fetch: (url, init) => fetch(url, init),
    headers: attendanceHeaders,
    timeoutMs: takesLong.has(operation.id) ? longTimeoutMs : timeoutMs,
    ...(signal ? { signal } : {}),
  })
