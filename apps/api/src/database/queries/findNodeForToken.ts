import type { PrismaClient } from '../generated/client.ts'

/** A node as its token is checked: the registration if it has one, else why it ended. */
export type NodeForToken =
  | { publicKey: string; runtimeId: string; name: string; runtimeName: string; ended: null }
  | { publicKey: string; runtimeId: string; ended: 'NodeRemoved' | 'IntegrationRuntimeDeleted' }

export async function findNodeForToken(prisma: PrismaClient, nodeId: string): Promise<NodeForToken | null> {
  const node = await prisma.node.findUnique({
    where: { id: nodeId },
    select: { name: true, publicKey: true, runtimeId: true, runtime: { select: { name: true } } },
  })
  if (node !== null)
    return { publicKey: node.publicKey, runtimeId: node.runtimeId, name: node.name, runtimeName: node.runtime.name, ended: null }
  const former = await prisma.formerNode.findUnique({ where: { id: nodeId } })
  if (former === null) return null
  const ended = former.reason === 'IntegrationRuntimeDeleted' ? 'IntegrationRuntimeDeleted' : 'NodeRemoved'
  return { publicKey: former.publicKey, runtimeId: former.runtimeId, ended }
}
