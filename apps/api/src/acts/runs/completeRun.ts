import { runErrors, type RunOutcome } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { countAssetsOfRun } from '../../database/queries/countAssetsOfRun.ts'
import { refuseLease } from '../../database/queries/holdLease.ts'
import { markVanished, sawEverything } from '../../database/queries/markVanished.ts'
import { transitionRun } from '../../database/queries/transitionRun.ts'

/** A source that lost most of a million tables takes longer to mark than the usual five seconds. */
const vanishing = { timeout: 60_000 }

/**
 * A node ends a run. What was discovered is counted here, from the assets that arrived, not taken from the node's word. What a run
 * that saw everything did not find any more has vanished.
 * The same completion sent twice, because the first answer was lost, is answered alike; another one is refused.
 */
export async function completeRun(context: ActContext, input: RunOutcome & { runId: string }): Promise<void> {
  const node = nodeCaller(context)
  const lease = { nodeId: node.nodeId, fence: input.fence }
  await context.prisma.$transaction(async (tx) => {
    const exceptionCounts = input.exceptionCountMap ?? {}
    // Before the run counts as one that succeeded; undone with everything else when it is not the node's to end.
    if (input.outcome === 'succeeded' && sawEverything(exceptionCounts)) await markVanished(tx, input.runId)
    const data = { ...(await countAssetsOfRun(tx, input.runId)), exceptionCounts, ...errorOf(input) }
    const event = input.outcome === 'succeeded' ? 'complete' : 'fail'
    if (await transitionRun(tx, { runId: input.runId, event, lease, data })) {
      await announce(tx, { topic: 'runs', name: input.runId }, { topic: 'assets', name: '' })
      await announceQueue(tx, node.runtimeId)
      return
    }
    if (!(await wasCompleted(tx, { ...lease, runId: input.runId, state: input.outcome })))
      await refuseLease(tx, { runId: input.runId, nodeId: node.nodeId })
  }, vanishing)
}

function errorOf({ outcome, error }: RunOutcome) {
  if (outcome === 'succeeded') return {}
  return { errorCode: error?.code ?? 'ScanFailed', errorMessage: error?.message ?? runErrors.ScanFailed }
}

const wasCompleted = async (
  tx: Prisma.TransactionClient,
  { runId, ...held }: { runId: string; nodeId: string; fence: number; state: 'succeeded' | 'failed' },
): Promise<boolean> => (await tx.run.count({ where: { id: runId, ...held } })) === 1
