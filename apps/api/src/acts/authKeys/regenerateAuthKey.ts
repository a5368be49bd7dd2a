import type { KeySlot, NodesOfKey, RegeneratedKey } from '@mooring/contract'
import { authKeyOwner, type ActContext } from '../../ActContext.ts'
import type { Prisma, Runtime } from '../../database/generated/client.ts'
import { announce } from '../../database/queries/announce.ts'
import { announceNodes } from '../../database/queries/announceNodes.ts'
import { audit } from '../../database/queries/audit.ts'
import { findRuntime, lockRuntime } from '../../database/queries/findRuntime.ts'
import { digestRuntimes } from '../../database/queries/runtimeDigests.ts'
import { takeNodeAway } from '../../database/queries/takeNodeAway.ts'
import { newAuthKeySecret } from '../../secrets/newAuthKeySecret.ts'
import { shownAuthKey } from '../../secrets/shownAuthKey.ts'

interface Regeneration {
  name: string
  slot: KeySlot
  /** What becomes of the nodes that enrolled with the key, at any time: they stay unless the administrator says otherwise. */
  nodes: NodesOfKey
}

/**
 * Replaces one key. The old value stops enrolling with the commit; registered nodes stay, since they have credentials of their
 * own. The new value does not expire, or a rotation would end with a key that is of no use; the allowed addresses stay,
 * since where the machines are has not changed.
 */
export async function regenerateAuthKey(context: ActContext, { name, slot, nodes }: Regeneration): Promise<RegeneratedKey> {
  const secret = newAuthKeySecret()
  return context.prisma.$transaction(async (tx) => {
    await lockRuntime(tx, name, nodes === 'keep' ? 'SHARE' : 'UPDATE')
    const runtime = await findRuntime(tx, name)
    const sealed = context.keyring.seal(secret, authKeyOwner(runtime.id, slot))
    const renewed = { generation: { increment: 1 }, createdAt: context.now(), lastUsedAt: null, expiresAt: null }
    await tx.authKey.update({
      where: { runtimeId_slot: { runtimeId: runtime.id, slot } },
      data: { lookup: context.keyring.lookup(secret), sealed, ...renewed },
    })
    await audit(tx, context, { action: 'regenerateAuthKey', target: `runtime/${runtime.name}`, detail: { keyName: slot, nodes } })
    const drainedNodes = nodes === 'drain' ? await drain(tx, context, { runtime, slot }) : []
    const removedNodes = nodes === 'remove' ? await remove(tx, context, { runtime, slot }) : []
    await announce(tx, { topic: 'runtimes', name: runtime.name })
    await (nodes === 'keep' ? digestRuntimes(tx, [runtime.nameKey]) : announceNodes(tx, runtime.name))
    return { keyName: slot, key: shownAuthKey(context, runtime.id, secret), drainedNodes, removedNodes }
  })
}

interface Enrolled {
  runtime: Runtime
  slot: KeySlot
}

const enrolledNodes = (tx: Prisma.TransactionClient, { runtime, slot }: Enrolled) =>
  tx.node.findMany({ where: { runtimeId: runtime.id, enrolledWith: slot }, orderBy: { nameKey: 'asc' } })

async function drain(tx: Prisma.TransactionClient, context: ActContext, enrolled: Enrolled): Promise<string[]> {
  const nodes = await enrolledNodes(tx, enrolled)
  const target = `runtime/${enrolled.runtime.name}`
  for (const node of nodes.filter(({ drainingSince }) => drainingSince === null)) {
    await tx.node.update({ where: { id: node.id }, data: { drainingSince: context.now() } })
    await audit(tx, context, { action: 'drainNode', target, detail: { node: node.name } })
  }
  return nodes.map((node) => node.name)
}

async function remove(tx: Prisma.TransactionClient, context: ActContext, enrolled: Enrolled): Promise<string[]> {
  const nodes = await enrolledNodes(tx, enrolled)
  for (const node of nodes) await takeNodeAway(tx, context, { node: { ...node, runtime: enrolled.runtime }, action: 'removeNode' })
  return nodes.map((node) => node.name)
}
