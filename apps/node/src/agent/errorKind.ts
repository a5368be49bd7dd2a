import { ApiError } from '@mooring/contract'

/**
 * What an error of a call to the console means for the loops:
 * - `retryable`: the console or the way to it is away; the same call is right later.
 * - `gone`: the registration is over; nothing that this node sends will be taken again.
 * - `clock`: the clocks differ; right again once the node follows the console's.
 * - `leaseLost`: the run is somebody else's now, or nobody's.
 * - `refused`: the console understood and will never take this call.
 * - `bug`: not an answer at all; hiding it behind retries would only delay the report.
 */
export type ErrorKind = 'retryable' | 'gone' | 'clock' | 'leaseLost' | 'refused' | 'bug'

/** The one place that decides what a failed call means. */
export function errorKind(error: unknown): ErrorKind {
  if (error instanceof ApiError) return kindOfAnswer(error)
  return isNetworkError(error) ? 'retryable' : 'bug'
}

const kinds: Partial<Record<ApiError['code'], ErrorKind>> = {
  NodeUnauthenticated: 'gone',
  NodeRemoved: 'gone',
  IntegrationRuntimeDeleted: 'gone',
  NodeClockSkewed: 'clock',
  // A copy of the node: what it executes is not its own, and it is asked again in case the original went away.
  NodeQuarantined: 'leaseLost',
  RunLeaseLost: 'leaseLost',
  RunCanceled: 'leaseLost',
  // A transaction that met another one: right at the next try.
  ChangedMeanwhile: 'retryable',
  // A proxy or a sign-in page answered in the console's place, whatever its status.
  UnexpectedAnswer: 'retryable',
}

function kindOfAnswer({ code, status }: ApiError): ErrorKind {
  const passes = status >= 500 || status === 408 || status === 429
  return kinds[code] ?? (passes ? 'retryable' : 'refused')
}

/** `fetch` wraps whatever happened on the network in a TypeError with a cause; a TypeError without one is a mistake in our code. */
function isNetworkError(error: unknown): boolean {
  if (error instanceof DOMException) return error.name === 'TimeoutError' || error.name === 'AbortError'
  return error instanceof TypeError && error.cause !== undefined
}
