import type { NodeUpdatePhase } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announceNodes } from '../../database/queries/announceNodes.ts'

/** A node says how far its update is. An order that was given up or canceled stays so: the node is told, and stays as it is. */
export async function reportUpdate(context: ActContext, input: { taskId: string; phase: NodeUpdatePhase }): Promise<void> {
  const { nodeId, runtimeName } = nodeCaller(context)
  const { taskId, phase } = input
  await context.prisma.$transaction(async (tx) => {
    const others = ['ordered', 'downloading', 'draining', 'restarting'].filter((one) => one !== phase)
    const { count } = await tx.nodeUpdate.updateMany({
      where: { nodeId, taskId, phase: { in: others } },
      data: { phase, phaseAt: context.now() },
    })
    if (count === 0) {
      // It says so again, to hear whether the update is still wanted.
      if ((await tx.nodeUpdate.count({ where: { nodeId, taskId, phase } })) === 0) fail('NodeTask_NotFound')
      return
    }
    await announceNodes(tx, runtimeName)
  })
}
