import { call, type AnswerOf, type Operation } from '@mooring/contract'
import { attendanceHeaders } from './attendanceHeaders.ts'
import type { InputOf } from './request.ts'

/** The console waits for a node for 50 seconds, and answers itself when that is not enough. */
const timeoutMs = 70_000

/** As `request`, for what a node is asked while somebody waits. */
export const requestPatiently = <O extends Operation>(operation: O, input: InputOf<O>, signal: AbortSignal): Promise<AnswerOf<O>> =>
  call(operation, input, {
    origin: '',
    // Not `fetch` itself: it refuses to be called as a method of another object than the window.
    fetch: (url, init) => fetch(url, init),
    headers: attendanceHeaders,
    timeoutMs,
    signal,
  })
