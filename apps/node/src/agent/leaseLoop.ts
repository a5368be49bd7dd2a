import { node, type LeasedRun } from '@mooring/contract'
import { scannerKinds } from '@mooring/scanners'
import { backoffMs, jitterMs } from '../backoff.ts'
import { errorKind } from './errorKind.ts'
import type { LoopContext } from './LoopContext.ts'

/** The console holds a call this long when it has no run; below the half minute after which proxies give up. */
const waitSeconds = 25
const callTimeoutMs = (waitSeconds + 15) * 1000
/** An answer that comes sooner than this says that something in between does not let the call wait. */
const waitedAtLeastMs = 1000

export interface LeaseContext extends LoopContext {
  /** Resolves when there is room for another run, or the signal is aborted. */
  room: (signal: AbortSignal) => Promise<void>
  start: (run: LeasedRun) => void
}

/** Takes runs from the console, one call after the other, as long as there is room for them. */
export async function leaseLoop(context: LeaseContext): Promise<void> {
  const { client, clock, signal, onGone, log } = context
  let failures = 0
  for (;;) {
    await context.room(signal)
    if (signal.aborted) return
    const askedAt = clock.now()
    try {
      const run = await client.call(
        node.leaseRun,
        { body: { waitSeconds, kinds: [...scannerKinds] } },
        { signal, timeoutMs: callTimeoutMs },
      )
      failures = 0
      if (run) context.start(run)
      else if (clock.now() - askedAt < waitedAtLeastMs) await clock.wait(jitterMs(waitedAtLeastMs), signal)
    } catch (error) {
      if (signal.aborted) return
      if (errorKind(error) === 'gone') return onGone(error)
      if (errorKind(error) === 'bug') throw error
      // The heartbeats say what is wrong; here it is only waited for.
      failures += 1
      log.debug('No run could be asked for.', { failures })
      await clock.wait(backoffMs(failures), signal)
    }
  }
}
