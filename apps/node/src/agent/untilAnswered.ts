import { backoffMs } from '../backoff.ts'
import { reasonOf } from '../reasonOf.ts'
import { errorKind } from './errorKind.ts'
import type { LoopContext } from './LoopContext.ts'

/**
 * Makes a call again and again until the console answers, however long it is away. Throws what it answered when that is not a success,
 * and the signal's reason when that was aborted. Only the first failure in a row is logged.
 */
export async function untilAnswered<T>(what: string, call: () => Promise<T>, { client, clock, log, signal }: LoopContext): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    signal.throwIfAborted()
    try {
      return await call()
    } catch (error) {
      signal.throwIfAborted()
      const kind = errorKind(error)
      if (kind !== 'retryable' && kind !== 'clock') throw error
      if (failures === 1) log.warn(`${what} is tried again until the console answers.`, { reason: reasonOf(error, client.origin) })
    }
    await clock.wait(backoffMs(failures), signal)
  }
}
