import { jitterMs } from '../backoff.ts'
import { errorKind } from './errorKind.ts'
import type { Lease } from './Lease.ts'
import type { LoopContext } from './LoopContext.ts'

/** A run that stands still hears by this that somebody canceled it, and then still has to stop: within five seconds in all. */
const intervalMsMax = 2000
/** Whoever looks on sees a run that goes on move. */
const lookMs = 1000
/** A scan keeps a snapshot of its source open, which hinders that source more the longer it lasts. */
const sourceHeldMsMax = 5 * 60_000

/**
 * Holds on to a run while it is scanned: the lease ends unless the console hears of the run. After an outage the next call finds out
 * whose the run is; only when the outage is long is the scan given up before, for the sake of the source.
 */
export async function progressLoop(lease: Lease, { clock, onGone, signal }: LoopContext): Promise<void> {
  const stop = AbortSignal.any([signal, lease.signal])
  const intervalMs = Math.min(intervalMsMax, lease.leaseMs / 4)
  let calledAt = clock.now()
  let hasFailed = false
  for (;;) {
    await clock.wait(jitterMs(lookMs), stop)
    if (stop.aborted) return
    if ((hasFailed || !lease.hasProgressed) && clock.now() - calledAt < intervalMs) continue
    calledAt = clock.now()
    try {
      await lease.reportProgress()
      hasFailed = false
    } catch (error) {
      if (stop.aborted) return
      hasFailed = true
      const kind = errorKind(error)
      if (kind === 'gone') return onGone(error)
      if (kind === 'bug') throw error
      if (clock.now() - lease.lastAnsweredAt > sourceHeldMsMax)
        lease.lose('The console was away for too long to keep the data source waiting.')
    }
  }
}
