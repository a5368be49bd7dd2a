import { node } from '@mooring/contract'
import { reasonOf } from '../reasonOf.ts'
import { errorKind } from './errorKind.ts'
import type { LoopContext } from './LoopContext.ts'
import { forgetResult, type RunResult } from './results.ts'
import { untilAnswered } from './untilAnswered.ts'

/** Offers a result to the console until it is taken or refused for good; it stays on disk when the node is stopped before. */
export async function deliverResult(result: RunResult, context: LoopContext & { home: string }): Promise<void> {
  const { client, home, log, signal, onGone } = context
  const { runId, outcome } = result
  const complete = () => client.call(node.completeRun, { params: { runId }, body: outcome }, { signal })
  try {
    await untilAnswered('Reporting the result of a run', complete, context)
    log.info('The result of the run was taken.', { runId, outcome: outcome.outcome })
  } catch (error) {
    if (signal.aborted) return
    const kind = errorKind(error)
    if (kind === 'bug') throw error
    if (kind === 'gone') return onGone(error)
    log.warn('The result of the run is no longer wanted.', { runId, reason: reasonOf(error, client.origin) })
  }
  await forgetResult(home, result)
}
