import { node, type LeasedRun } from '@mooring/contract'
import { reasonOf } from '../reasonOf.ts'
import { errorKind } from './errorKind.ts'
import type { LoopContext } from './LoopContext.ts'

/** Short: whoever stops the node waits for it, and a run that cannot be given back is leased again when its lease ends. */
const timeoutMs = 2000

/** Gives runs back that a stopping node could not finish: others take them at once, and they lose no attempt. */
export async function giveBackRuns(runs: readonly LeasedRun[], { client, log }: Pick<LoopContext, 'client' | 'log'>): Promise<void> {
  await Promise.all(
    runs.map(async ({ runId, fence }) => {
      try {
        await client.call(node.releaseRun, { params: { runId }, body: { fence } }, { timeoutMs })
        log.info('The run was given back; another node takes it.', { runId })
      } catch (error) {
        if (errorKind(error) === 'bug') throw error
        // One that ended in the meantime has no lease any more.
        if (errorKind(error) !== 'leaseLost')
          log.warn('The run could not be given back.', { runId, reason: reasonOf(error, client.origin) })
      }
    }),
  )
}
