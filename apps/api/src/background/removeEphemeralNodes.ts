import type { Console } from '../ActContext.ts'
import type { Prisma } from '../database/generated/client.ts'
import { announceNodes } from '../database/queries/announceNodes.ts'
import type { Actor } from '../database/queries/audit.ts'
import { lockRuntime } from '../database/queries/findRuntime.ts'
import { takeNodeAway } from '../database/queries/takeNodeAway.ts'

export const removeEphemeralNodesEverySeconds = 30

interface Expired {
  id: string
  runtimeName: string
}

/**
 * Removes the nodes that said when they registered that they should not outlast their machine, once they were offline for longer than they
 * said; judged by the database's clock. Each goes in a transaction of its own, in which it is looked at again: it may have come back.
 */
export async function removeEphemeralNodes({ prisma }: Console): Promise<void> {
  const expired = await prisma.$queryRaw<Expired[]>`
    SELECT node.id, runtime.name AS "runtimeName" FROM node JOIN runtime ON runtime.id = node.runtime_id
    WHERE coalesce(node.last_heartbeat_at, node.registered_at) < now() - make_interval(secs => node.ephemeral_seconds)`
  for (const node of expired) await prisma.$transaction((tx) => remove(tx, node))
}

/** The node itself did nothing, being away. */
const actor: Actor = { caller: { kind: 'schedule', name: 'ephemeral nodes' } }

async function remove(tx: Prisma.TransactionClient, { id, runtimeName }: Expired): Promise<void> {
  await lockRuntime(tx, runtimeName, 'UPDATE')
  const [still] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM node WHERE id = ${id}::uuid
      AND coalesce(last_heartbeat_at, registered_at) < now() - make_interval(secs => ephemeral_seconds) FOR UPDATE`
  const node = still && (await tx.node.findUnique({ where: { id }, include: { runtime: true } }))
  if (!node) return
  await takeNodeAway(tx, actor, { node, action: 'removeNode', reason: 'ephemeral, and offline for too long' })
  await announceNodes(tx, node.runtime.name)
}
