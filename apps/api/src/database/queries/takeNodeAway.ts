import type { Node, Prisma, Runtime } from '../generated/client.ts'
import { announce, announceQueue } from './announce.ts'
import { audit, type Actor } from './audit.ts'
import { endNodes } from './endNodes.ts'
import { releaseRunsOfNode } from './releaseRuns.ts'

interface Taken {
  node: Node & { runtime: Runtime }
  action: 'unregisterNode' | 'removeNode' | 'replaceNode'
  /** For the record. */
  reason?: string
}

/**
 * Ends one node, whose runtime the caller has locked: its runs are given to others, its credential is refused from the commit on, and that is
 * on record. That nodes changed is announced by the caller, once for all that it takes away.
 */
export async function takeNodeAway(tx: Prisma.TransactionClient, actor: Actor, { node, action, reason }: Taken): Promise<void> {
  const { id: runtimeId, name } = node.runtime
  // A lease to this node has been committed before this goes on and is released with the others, or finds the node gone.
  await tx.$queryRaw`SELECT FROM node WHERE id = ${node.id}::uuid FOR UPDATE`
  const released = await releaseRunsOfNode(tx, node.id)
  await endNodes(tx, { runtimeId, id: node.id }, 'NodeRemoved')
  const detail = { node: node.name, releasedRuns: released.length, ...(reason === undefined ? {} : { reason }) }
  await audit(tx, actor, { action, target: `runtime/${name}`, detail })
  await announce(tx, ...released.map((run) => ({ topic: 'runs' as const, name: run.runId })))
  await announceQueue(tx, runtimeId)
}
