import type { RunErrorCode } from '@mooring/contract'

/** Why a scan failed, for the people who read the run: the message names the source and says what to do next. */
export class ScanError extends Error {
  override name = 'ScanError'
  readonly code: RunErrorCode
  constructor(code: RunErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
