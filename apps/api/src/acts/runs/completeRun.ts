import { runErrors, type RunOutcome } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { longTransaction } from '../../database/longTransaction.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { countAssetsOfRun } from '../../database/queries/countAssetsOfRun.ts'
import { lockHeldLease, refuseLease, type Lease } from '../../database/queries/holdLease.ts'
import { markVanished, sawEverything } from '../../database/queries/markVanished.ts'
import { transitionRun } from '../../database/queries/transitionRun.ts'

/**
 * A node ends a run. What was discovered is counted here, from the assets that arrived, not taken from the node's word. What a run
 * that saw everything did not find any more has vanished.
 * The same completion sent twice, because the first answer was lost, is answered alike and changes nothing: later runs may have found
 * what this one had not. Another one is refused.
 */
export async function completeRun(context: ActContext, input: RunOutcome & { runId: string }): Promise<void> {
  const node = nodeCaller(context)
  const lease = { runId: input.runId, nodeId: node.nodeId, fence: input.fence }
  await longTransaction(context.prisma, async (tx) => {
    if ((await lockHeldLease(tx, lease)) !== null) return end(tx, { input, lease, runtimeId: node.runtimeId })
    if (!(await wasCompleted(tx, lease, input.outcome))) await refuseLease(tx, lease)
  })
}

interface Ending {
  input: RunOutcome
  lease: Lease
  runtimeId: string
}

async function end(tx: Prisma.TransactionClient, { input, lease, runtimeId }: Ending): Promise<void> {
  const { runId } = lease
  const exceptionCounts = input.exceptionCountMap ?? {}
  // Before the transition, which counts it: the row of a run is written once in a transaction.
  if (input.outcome === 'succeeded' && sawEverything(exceptionCounts)) await markVanished(tx, runId)
  const data = { ...(await countAssetsOfRun(tx, runId)), exceptionCounts, ...errorOf(input) }
  const event = input.outcome === 'succeeded' ? 'complete' : 'fail'
  if (!(await transitionRun(tx, { runId, event, lease, data }))) await refuseLease(tx, lease)
  await announce(tx, { topic: 'runs', name: runId }, { topic: 'assets', name: '' })
  await announceQueue(tx, runtimeId)
}

function errorOf({ outcome, error }: RunOutcome) {
  if (outcome === 'succeeded') return {}
  return { errorCode: error?.code ?? 'ScanFailed', errorMessage: error?.message ?? runErrors.ScanFailed }
}

const wasCompleted = async (tx: Prisma.TransactionClient, { runId, ...held }: Lease, state: RunOutcome['outcome']): Promise<boolean> =>
  (await tx.run.count({ where: { id: runId, ...held, state } })) === 1
