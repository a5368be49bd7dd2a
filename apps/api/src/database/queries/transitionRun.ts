import { nextRunState, runStatesThatAllow, type RunEvent } from '@mooring/domain'
import type { Prisma } from '../generated/client.ts'

interface Transition {
  runId: string
  event: Exclude<RunEvent, 'lease' | 'lose'>
  /** When given, only the holder of this lease may do it. */
  lease?: { nodeId: string; fence: number }
  data?: Prisma.RunUpdateManyMutationInput
}

/**
 * Moves one run by an event of `runMachine`. False when the event is not allowed now, the lease is not held any more, or
 * somebody was faster: the state stands in the `where`. Other writers of the state are `leaseNextRun`, `failRunsOfRuntime`
 * and `releaseRuns`, one statement each.
 */
export async function transitionRun(tx: Prisma.TransactionClient, { runId, event, lease, data }: Transition): Promise<boolean> {
  const guard = lease === undefined ? {} : { nodeId: lease.nodeId, fence: lease.fence }
  // A run that its holder ends keeps its fence, so that the same completion sent twice is recognised.
  const fence = lease === undefined ? { increment: 1 } : undefined
  for (const from of runStatesThatAllow(event)) {
    const state = nextRunState(from, event)
    if (state === null) continue
    const { count } = await tx.run.updateMany({
      where: { id: runId, state: from, ...guard },
      data: { ...data, state, endedAt: new Date(), leaseExpiresAt: null, ...(fence ? { fence } : {}) },
    })
    if (count === 1) return true
  }
  return false
}
