import { errorKind } from './agent/errorKind.ts'
import { CommandFailure } from './CommandFailure.ts'
import { reasonOf } from './reasonOf.ts'

/** What a failed call to the console means for a command. Errors that are no answer are thrown on as they are. */
export function toCommandFailure(error: unknown, origin: string): unknown {
  const kind = errorKind(error)
  if (error instanceof CommandFailure || kind === 'bug') return error
  return new CommandFailure(kind === 'retryable' ? 'unreachable' : 'refused', reasonOf(error, origin), { cause: error })
}
