import { ApiError } from '@mooring/contract'
import { ScanError } from '@mooring/scanners'
import type { Log } from '../log.ts'
import { reasonOf } from '../reasonOf.ts'
import { redact } from '../redact.ts'
import { errorKind } from './errorKind.ts'

interface Doing {
  log: Log
  /** What the error ends. */
  what: 'scan' | 'connection test'
  runId?: string
}

/**
 * What a run, or the test of a connection, failed with; the error itself when it is about the node or its hold on the run. A mistake that nobody foresaw fails the run
 * as well: it must not end the others of this node, nor go on to the next node, which would end in the same way. A source may answer with
 * the very password it was sent, so that this is called while it is known what to hide.
 */
export function asFailure(error: unknown, { log, what, ...fields }: Doing): unknown {
  if (error instanceof ScanError) return new ScanError(error.code, redact(error.message), { cause: error })
  if (error instanceof ApiError) {
    if (errorKind(error) !== 'refused') return error
    return failed(`The console refused what the node discovered: ${reasonOf(error, '')}`, error)
  }
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error))
  log.error(`A ${what} was ended by a mistake in this program.`, { ...fields, stack })
  const said = message.replace(/[.\s]+$/, '')
  return failed(`A mistake in the program of the node ended the ${what}: ${said}. The log of the node says where.`, error)
}

const failed = (message: string, cause: unknown): ScanError => new ScanError('ScanFailed', redact(message), { cause })
