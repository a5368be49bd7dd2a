import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announceNodes } from '../../database/queries/announceNodes.ts'
import { lockRuntime } from '../../database/queries/findRuntime.ts'
import { takeNodeAway } from '../../database/queries/takeNodeAway.ts'

/** A node leaves by itself. A copy of it has no registration of its own to end, whether the node itself is heard of or not. */
export async function unregisterNode(context: ActContext): Promise<void> {
  const { nodeId, runtimeName, instanceId } = nodeCaller(context)
  await context.prisma.$transaction(async (tx) => {
    await lockRuntime(tx, runtimeName, 'UPDATE')
    const node = await tx.node.findUnique({ where: { id: nodeId }, include: { runtime: true } })
    if (node === null) return
    if (instanceId !== undefined && node.rivalInstanceIds.includes(instanceId)) fail('NodeQuarantined')
    await takeNodeAway(tx, context, { node, action: 'unregisterNode' })
    await announceNodes(tx, node.runtime.name)
  })
}
