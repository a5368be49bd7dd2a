import { nameKey } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import type { Node, Prisma, Runtime } from '../generated/client.ts'
import { findRuntime } from './findRuntime.ts'

type FoundNode = Node & { runtime: Runtime; update: { phase: string; phaseAt: Date } | null }

/** The node of this name of the runtime of that name, or the refusal that says which of them is not there. */
export async function findNode(tx: Prisma.TransactionClient, { name, nodeName }: NodeInput): Promise<FoundNode> {
  const runtime = await findRuntime(tx, name)
  const where = { runtimeId_nameKey: { runtimeId: runtime.id, nameKey: nameKey(nodeName) } }
  const node = await tx.node.findUnique({ where, include: { update: { select: { phase: true, phaseAt: true } } } })
  return node === null
    ? fail('IntegrationRuntimeNode_NotFound', `The integration runtime ${runtime.name} has no node named ${nodeName}.`)
    : { ...node, runtime }
}

export interface NodeInput {
  name: string
  nodeName: string
}
