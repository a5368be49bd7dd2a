import type { NodeUpdatePhase } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announce } from '../../database/queries/announce.ts'

/** A node says how far its update is. An order that was given up or canceled stays so: the node is told, and stays as it is. */
export async function reportUpdate(context: ActContext, input: { taskId: string; phase: NodeUpdatePhase }): Promise<void> {
  const { nodeId, runtimeName } = nodeCaller(context)
  const { taskId, phase } = input
  await context.prisma.$transaction(async (tx) => {
    const underWay = { nodeId, taskId, phase: { in: ['ordered', 'downloading', 'draining', 'restarting'] } }
    const { count } = await tx.nodeUpdate.updateMany({ where: underWay, data: { phase, phaseAt: context.now() } })
    if (count === 0) return fail('NodeTask_NotFound')
    return announce(tx, { topic: 'nodes', name: runtimeName })
  })
}
