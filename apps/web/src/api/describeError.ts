import { ApiError } from '@mooring/contract'

export interface ErrorDescription {
  message: string
  requestId?: string
}

/** What people read when a call failed. Never the text of an unknown error: it would mean nothing to them. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof ApiError) return { message: error.message, ...(error.requestId ? { requestId: error.requestId } : {}) }
  if (error instanceof DOMException && error.name === 'TimeoutError') return { message: 'The console did not answer in time. Try again.' }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message))
    return { message: 'The console cannot be reached. Check the connection and try again.' }
  return { message: 'Something went wrong on this page. Reload it and try again.' }
}

/** Whether the API answered with this code. */
export const hasErrorCode = (error: unknown, code: ApiError['code']): boolean => error instanceof ApiError && error.code === code
