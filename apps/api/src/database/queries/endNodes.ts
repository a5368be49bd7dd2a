import type { Prisma } from '../generated/client.ts'

/**
 * Ends the registrations of nodes: their credentials are refused from the commit on. What is left of each is the reason,
 * which it is told at its next call. Returns their names.
 */
export async function endNodes(
  tx: Prisma.TransactionClient,
  where: { runtimeId: string; id?: string },
  reason: 'NodeRemoved' | 'IntegrationRuntimeDeleted',
): Promise<string[]> {
  const nodes = await tx.node.findMany({ where, include: { runtime: { select: { name: true } } }, orderBy: { nameKey: 'asc' } })
  await tx.formerNode.createMany({
    data: nodes.map((node) => ({
      id: node.id,
      runtimeId: node.runtimeId,
      runtimeName: node.runtime.name,
      publicKey: node.publicKey,
      reason,
    })),
  })
  await tx.node.deleteMany({ where: { id: { in: nodes.map((node) => node.id) } } })
  return nodes.map((node) => node.name)
}
