import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { lockLease } from '../../database/queries/holdLease.ts'
import { giveBackRun } from '../../database/queries/releaseRuns.ts'

/** A node that stops gives a run back: another takes it at once instead of when the lease ends, and no attempt is lost. */
export async function releaseRun(context: ActContext, { runId, fence }: { runId: string; fence: number }): Promise<void> {
  const { nodeId, runtimeId } = nodeCaller(context)
  await context.prisma.$transaction(async (tx) => {
    await lockLease(tx, { runId, nodeId, fence })
    await giveBackRun(tx, runId)
    await announce(tx, { topic: 'runs', name: runId })
    await announceQueue(tx, runtimeId)
  })
}
