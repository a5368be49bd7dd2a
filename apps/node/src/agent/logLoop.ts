import { backoffMs } from '../backoff.ts'
import { reasonOf } from '../reasonOf.ts'
import { errorKind } from './errorKind.ts'
import type { Lease } from './Lease.ts'
import type { LoopContext } from './LoopContext.ts'
import type { RunLog } from './RunLog.ts'

/** So long lines are collected: whoever looks on sees them within a second, and a hundred of them are one call. */
const collectMs = 300
/** The result of a run is not kept back longer than this for the last lines of its log. */
const lastLinesMs = 120_000

/** Brings the log of a run to the console while the run is executed. The scan never waits for it. */
export async function logLoop(runLog: RunLog, lease: Lease, context: LoopContext): Promise<void> {
  const stop = AbortSignal.any([context.signal, lease.signal])
  while (!stop.aborted) {
    await runLog.line(stop)
    await context.clock.wait(collectMs, stop)
    if (!stop.aborted) await sendLog(runLog, lease, { ...context, signal: stop })
  }
}

/** Brings what is left of the log to the console before the run is completed, unless that takes too long. */
export async function sendLastLines(runLog: RunLog, lease: Lease, context: LoopContext): Promise<void> {
  const began = context.clock.now()
  const isLate = () => context.clock.now() - began > lastLinesMs
  await sendLog(runLog, lease, { ...context, signal: lease.signal, isLate })
}

/** Sends until the console has everything, or is not going to take it. */
async function sendLog(runLog: RunLog, lease: Lease, context: LoopContext & { isLate?: () => boolean }): Promise<void> {
  const { clock, log, onGone, signal, client, isLate = () => false } = context
  let failures = 0
  for (let part = runLog.part(); part !== null && !signal.aborted && !isLate(); part = runLog.part()) {
    try {
      await lease.reportLog(part, signal)
      runLog.delivered(part)
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      const kind = errorKind(error)
      if (kind === 'gone') return onGone(error)
      if (kind === 'bug') throw error
      if (kind === 'refused') {
        // A console of an older version has no place for it.
        log.warn('The console does not take the log of the run.', { runId: lease.runId, reason: reasonOf(error, client.origin) })
        return runLog.close()
      }
      failures += 1
      await clock.wait(backoffMs(failures), signal)
    }
  }
}
