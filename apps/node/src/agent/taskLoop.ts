import { node, type NodeTask } from '@mooring/contract'
import { backoffMs, jitterMs } from '../backoff.ts'
import { errorKind } from './errorKind.ts'
import type { LoopContext } from './LoopContext.ts'

/** As for a run: below the half minute after which proxies give up. */
const waitSeconds = 25
const callTimeoutMs = (waitSeconds + 15) * 1000
const waitedAtLeastMs = 1000

export interface TaskLoopContext extends LoopContext {
  /** Does what is asked and reports it; must not reject for anything that a task can do wrong. */
  execute: (task: NodeTask) => Promise<void>
}

/** Does what the console asks of this node beside its runs, one thing after the other. */
export async function taskLoop({ client, clock, signal, onGone, execute }: TaskLoopContext): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    const askedAt = clock.now()
    try {
      const task = await client.call(node.takeTask, { body: { waitSeconds } }, { signal, timeoutMs: callTimeoutMs })
      failures = 0
      if (task) await execute(task)
      else if (clock.now() - askedAt < waitedAtLeastMs) await clock.wait(jitterMs(waitedAtLeastMs), signal)
    } catch (error) {
      if (signal.aborted) return
      if (errorKind(error) === 'gone') return onGone(error)
      // A console that is older than this node asks nothing of it: that is no reason to end.
      if (errorKind(error) === 'bug') throw error
      failures += 1
      await clock.wait(backoffMs(failures), signal)
    }
  }
}
