import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Node, Prisma } from '../generated/client.ts'
import { announceQueue } from './announce.ts'
import { announceNodes } from './announceNodes.ts'
import { audit } from './audit.ts'
import { findNode, type NodeInput } from './findNode.ts'

interface NodeChange {
  /** The act, by its name. */
  action: string
  /** What to write; null when it is so already, and nothing is to record. */
  change: (node: Node) => (Prisma.NodeUpdateManyMutationInput & Prisma.InputJsonObject) | null
}

/** Changes what an administrator decides about a node, records and announces it, and wakes the nodes of its runtime: it may get a run now. */
export function changeNode(context: ActContext, input: NodeInput, { action, change }: NodeChange): Promise<Node> {
  return context.prisma.$transaction(async (tx) => {
    const { runtime, ...node } = await findNode(tx, input)
    const data = change(node)
    if (data === null) return node
    const { count } = await tx.node.updateMany({ where: { id: node.id }, data })
    if (count === 0) return fail('IntegrationRuntimeNode_NotFound')
    await audit(tx, context, { action, target: `runtime/${runtime.name}`, detail: { node: node.name, ...data } })
    await announceNodes(tx, runtime.name)
    await announceQueue(tx, runtime.id)
    return { ...node, ...(await tx.node.findUniqueOrThrow({ where: { id: node.id } })) }
  })
}
