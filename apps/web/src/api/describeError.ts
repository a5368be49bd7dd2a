import { ApiError } from '@mooring/contract'
import { errorWords } from '#strings/errorWords.ts'
import { refusalWords } from '#strings/refusalWords.ts'

export interface ErrorDescription {
  message: string
  /** What the console says beside it, in English. */
  detail?: string
  requestId?: string
}

/** What people read when a call failed. Never the text of an unknown error: it would mean nothing to them. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof ApiError) {
    const { code, message, requestId } = error
    const detail = refusalWords.saysMore(code) ? { detail: message } : {}
    return { message: refusalWords.ofCode(code) ?? message, ...detail, ...(requestId ? { requestId } : {}) }
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') return { message: errorWords.timedOut }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return { message: errorWords.unreachable }
  return { message: errorWords.unknown }
}

/** Whether the API answered with this code. */
export const hasErrorCode = (error: unknown, code: ApiError['code']): boolean => error instanceof ApiError && error.code === code
