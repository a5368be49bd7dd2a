import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announceNodes } from '../../database/queries/announceNodes.ts'
import { findRuntime, lockRuntime } from '../../database/queries/findRuntime.ts'
import { takeNodeAway } from '../../database/queries/takeNodeAway.ts'

/** An administrator removes a node, alive or dead. Its machine says so at its next call and may register anew. */
export async function removeNode(context: ActContext, input: { name: string; nodeName: string }): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    await lockRuntime(tx, input.name, 'UPDATE')
    const runtime = await findRuntime(tx, input.name)
    const node = await tx.node.findUnique({
      where: { runtimeId_nameKey: { runtimeId: runtime.id, nameKey: nameKey(input.nodeName) } },
      include: { runtime: true },
    })
    if (node === null) return fail('IntegrationRuntimeNode_NotFound', `${runtime.name} has no node named ${input.nodeName}.`)
    await takeNodeAway(tx, context, { node, action: 'removeNode' })
    await announceNodes(tx, node.runtime.name)
  })
}
