import type { AssetsBody } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { holdLease } from '../../database/queries/holdLease.ts'
import { upsertAssets } from '../../database/queries/upsertAssets.ts'

/** A node delivers what a run discovered. The same assets delivered twice are there once. */
export async function reportAssets(context: ActContext, input: AssetsBody & { runId: string }): Promise<void> {
  const { nodeId } = nodeCaller(context)
  await context.prisma.$transaction(async (tx) => {
    const run = await holdLease(tx, { runId: input.runId, nodeId, fence: input.fence })
    await upsertAssets(tx, { dataSourceId: run.dataSourceId, runId: run.id, assets: input.assets })
  })
}
