import type { ProgressBody } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { holdLease } from '../../database/queries/holdLease.ts'

/** A node says how far a run is, which prolongs its lease. */
export async function reportProgress(context: ActContext, input: ProgressBody & { runId: string }): Promise<void> {
  const { nodeId } = nodeCaller(context)
  await context.prisma.$transaction(async (tx) => {
    const run = await holdLease(tx, { runId: input.runId, nodeId, fence: input.fence })
    const { count } = await tx.run.updateMany({
      where: { id: run.id, assetsDiscovered: { not: input.assetsDiscovered } },
      data: { assetsDiscovered: input.assetsDiscovered },
    })
    if (count === 1) await announce(tx, { topic: 'runs', name: run.id })
  })
}
