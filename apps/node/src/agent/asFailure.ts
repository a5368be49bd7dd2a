import { ApiError } from '@mooring/contract'
import { ScanError } from '@mooring/scanners'
import type { Log } from '../log.ts'
import { reasonOf } from '../reasonOf.ts'
import { redact } from '../redact.ts'
import { errorKind } from './errorKind.ts'

/**
 * What a run failed with; the error itself when it is about the node or its hold on the run. A mistake that nobody foresaw fails the run
 * as well: it must not end the others of this node, nor go on to the next node, which would end in the same way. A source may answer with
 * the very password it was sent, so that this is called while it is known what to hide.
 */
export function asFailure(error: unknown, { runId, log }: { runId: string; log: Log }): unknown {
  if (error instanceof ScanError) return new ScanError(error.code, redact(error.message), { cause: error })
  if (error instanceof ApiError) {
    if (errorKind(error) !== 'refused') return error
    return failed(`The console refused what the node discovered: ${reasonOf(error, '')}`, error)
  }
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
  log.error('A scan was ended by a mistake in this program.', { runId, stack })
  return failed(`A mistake in the program of the node ended the scan: ${message} The log of the node says where.`, error)
}

const failed = (message: string, cause: unknown): ScanError => new ScanError('ScanFailed', redact(message), { cause })
