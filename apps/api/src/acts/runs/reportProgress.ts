import type { ProgressBody } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { lockLease, prolonged } from '../../database/queries/holdLease.ts'

/** A node says how far a run is, which prolongs its lease. */
export async function reportProgress(context: ActContext, input: ProgressBody & { runId: string }): Promise<void> {
  const { nodeId } = nodeCaller(context)
  await context.prisma.$transaction(async (tx) => {
    const run = await lockLease(tx, { runId: input.runId, nodeId, fence: input.fence })
    const { assetsDiscovered, objectsSeen = 0, objectsTotal = null, rowsSampled = 0 } = input
    const [news] = await tx.$queryRaw<{ isNew: boolean }[]>`
      SELECT (assets_discovered, objects_seen, objects_total, rows_sampled)
        IS DISTINCT FROM (${assetsDiscovered}::int, ${objectsSeen}::int, ${objectsTotal}::int, ${rowsSampled}::bigint) AS "isNew"
      FROM run WHERE id = ${run.id}::uuid`
    await tx.$executeRaw`
      UPDATE run SET ${prolonged}, assets_discovered = ${assetsDiscovered}, objects_seen = ${objectsSeen}, objects_total = ${objectsTotal}::int,
        rows_sampled = ${rowsSampled}, progress_at = now()
      WHERE id = ${run.id}::uuid`
    if (news?.isNew) await announce(tx, { topic: 'runs', name: run.id })
  })
}
