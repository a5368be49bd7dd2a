import type { LeaseEnding } from '@mooring/contract'
import { nextRunState, runStatesThatAllow, type RunEvent, type RunState } from '@mooring/domain'
import type { Prisma } from '../generated/client.ts'
import { endLeases } from './endLeases.ts'

interface Transition {
  runId: string
  /** Each of them leads to one state, from wherever it is allowed. */
  event: Exclude<RunEvent, 'lease' | 'lose'>
  /** When given, only from this state. */
  from?: RunState
  /** When given, only the holder of this lease may do it. */
  lease?: { nodeId: string; fence: number }
  data?: Prisma.RunUpdateManyMutationInput
}

const endings: Record<Transition['event'], LeaseEnding> = { complete: 'completed', fail: 'failed', cancel: 'canceled' }

/**
 * Moves one run by an event of `runMachine`. False when the event is not allowed now, the lease is not held any more, or
 * somebody was faster: the state stands in the `where`. Other writers of the state are `leaseNextRun`, `failRunsOfRuntime`
 * and `releaseRuns`, one statement each.
 */
export async function transitionRun(tx: Prisma.TransactionClient, { runId, event, from, lease, data }: Transition): Promise<boolean> {
  const guard = lease === undefined ? {} : { nodeId: lease.nodeId, fence: lease.fence }
  // A run that its holder ends keeps its fence, so that the same completion sent twice is recognised.
  const fence = lease === undefined ? { increment: 1 } : undefined
  const states = runStatesThatAllow(event).filter((state) => from === undefined || state === from)
  const [first] = states
  const state = first === undefined ? null : nextRunState(first, event)
  if (state === null) return false
  const endedAt = await lockedAt(tx, runId)
  if (endedAt === null) return false
  // All in one statement: one by one, a run that moves from the second state to the first in between would be missed.
  const { count } = await tx.run.updateMany({
    where: { id: runId, state: { in: states }, ...guard },
    data: { ...data, state, endedAt, leaseExpiresAt: null, ...(fence ? { fence } : {}) },
  })
  if (count === 1) await endLeases(tx, [runId], endings[event])
  return count === 1
}

/** By the database's clock, which says when runs begin; once nobody else can write the run, so that it does not begin after it ended. */
async function lockedAt(tx: Prisma.TransactionClient, runId: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`
    WITH locked AS (SELECT id FROM run WHERE id = ${runId}::uuid FOR NO KEY UPDATE) SELECT clock_timestamp() AS now FROM locked`
  return row?.now ?? null
}
