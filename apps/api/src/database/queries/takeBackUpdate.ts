import { cancelablePhases, isCancelable } from '@mooring/domain'
import type { Prisma } from '../generated/client.ts'
import { announceNodes } from './announceNodes.ts'
import { audit, type Actor } from './audit.ts'
import type { FoundRollout } from './findRollout.ts'

interface TakenBack {
  /** The act that takes back, by its name. */
  action: 'cancelUpdate' | 'cancelOwnUpdate'
  /** Of the runtime, which the caller has locked. */
  found: FoundRollout
  /** Which nodes; those that have nothing to cancel are left as they are. */
  nodeIds: readonly string[]
}

/**
 * Cancels updates that wait or are prepared, as if nobody had asked; resolves to how many. A node that has its order already is told
 * when it says how far it is, which it does before it starts anew; one that reports that at this moment has either done so, or not.
 */
export async function takeBackUpdate(tx: Prisma.TransactionClient, actor: Actor, { action, found, nodeIds }: TakenBack): Promise<number> {
  const { runtime, rollout } = found
  let canceled = 0
  for (const node of rollout.nodes.filter((one) => nodeIds.includes(one.id) && isCancelable(one, rollout))) {
    const { version = '' } = node.update ?? {}
    // The node may have gone on since it was read.
    const { count } = await tx.nodeUpdate.deleteMany({ where: { nodeId: node.id, phase: { in: [...cancelablePhases] } } })
    if (count === 0) continue
    canceled += 1
    await tx.nodeTask.deleteMany({ where: { nodeId: node.id, kind: 'update', takenAt: null } })
    await audit(tx, actor, { action, target: `runtime/${runtime.name}`, detail: { node: node.name, version } })
  }
  if (canceled > 0) await announceNodes(tx, runtime.name)
  return canceled
}
