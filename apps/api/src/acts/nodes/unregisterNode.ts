import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { lockRuntime } from '../../database/queries/findRuntime.ts'
import { takeNodeAway } from '../../database/queries/takeNodeAway.ts'

/** A node leaves by itself. */
export async function unregisterNode(context: ActContext): Promise<void> {
  const { nodeId, runtimeName } = nodeCaller(context)
  await context.prisma.$transaction(async (tx) => {
    await lockRuntime(tx, runtimeName, 'UPDATE')
    const node = await tx.node.findUnique({ where: { id: nodeId }, include: { runtime: true } })
    if (node !== null) await takeNodeAway(tx, context, { node, action: 'unregisterNode' })
  })
}
