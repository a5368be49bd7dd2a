import type { ConnectionProgress } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announce } from '../../database/queries/announce.ts'

/** A node says how far a connection is that it tries. What arrives after the result changes nothing. */
export async function reportConnection(
  context: ActContext,
  { taskId, taken, ahead }: ConnectionProgress & { taskId: string },
): Promise<void> {
  const { nodeId } = nodeCaller(context)
  await context.prisma.$transaction(async (tx) => {
    const where = { id: taskId, nodeId, kind: 'testConnection', takenAt: { not: null } }
    const { count } = await tx.nodeTask.updateMany({ where: { ...where, endedAt: null }, data: { report: { taken, ahead } } })
    if (count > 0) return announce(tx, { topic: 'connectionTests', name: taskId })
    if ((await tx.nodeTask.count({ where })) === 0) fail('NodeTask_NotFound')
  })
}
