import { ApiError } from '@mooring/contract'
import { errorWords } from '#strings/errorWords.ts'
import { refusalWords } from '#strings/refusalWords.ts'

export interface ErrorDescription {
  message: string
  /** What the console says beside it, in English. */
  detail?: string
  requestId?: string
}

interface Refusal {
  code: string
  message: string
}

/** Why something was refused, with the console's own sentence beside words that say less. */
function describeRefusal({ code, message }: Refusal): ErrorDescription {
  return { message: refusalWords.ofCode(code) ?? message, ...(refusalWords.saysMore(code) ? { detail: message } : {}) }
}

/** The same in one line, for a report that tells of several. */
export function refusalText(refusal: Refusal): string {
  const { message, detail } = describeRefusal(refusal)
  return detail === undefined ? message : `${message} ${detail}`
}

/** What people read when a call failed. Never the text of an unknown error: it would mean nothing to them. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof ApiError) {
    const { requestId } = error
    return { ...describeRefusal(error), ...(requestId ? { requestId } : {}) }
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') return { message: errorWords.timedOut }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return { message: errorWords.unreachable }
  return { message: errorWords.unknown }
}

/** Whether the API answered with this code. */
export const hasErrorCode = (error: unknown, code: ApiError['code']): boolean => error instanceof ApiError && error.code === code
