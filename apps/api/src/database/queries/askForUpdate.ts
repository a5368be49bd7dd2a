import { isOlderVersion, isUpdating } from '@mooring/domain'
import type { Prisma } from '../generated/client.ts'
import { announceNodes } from './announceNodes.ts'
import { audit, type Actor } from './audit.ts'
import type { FoundRollout } from './findRollout.ts'

interface Asked {
  /** The act that asks, by its name. */
  action: 'startUpdate' | 'requestOwnUpdate'
  /** Of the runtime, which the caller has locked. */
  found: FoundRollout
  /** Which nodes; those that are up to date or at it are left as they are. */
  nodeIds: readonly string[]
  now: Date
}

/** Has nodes wait for their turn to be updated, in or out of the window; resolves to how many have reason to. */
export async function askForUpdate(tx: Prisma.TransactionClient, actor: Actor, { action, found, nodeIds, now }: Asked): Promise<number> {
  const { runtime, rollout } = found
  const { target } = rollout
  if (target === null) return 0
  const outdated = rollout.nodes.filter(({ id, version }) => nodeIds.includes(id) && isOlderVersion(version, target))
  const asked = outdated.filter(({ update }) => update === null || !isUpdating(update.phase))
  for (const { id: nodeId, name } of asked) {
    const data = { version: target, phase: 'waiting', phaseAt: now, taskId: null, reason: null }
    await tx.nodeUpdate.upsert({ where: { nodeId }, create: { nodeId, ...data }, update: data })
    await audit(tx, actor, { action, target: `runtime/${runtime.name}`, detail: { node: name, version: target } })
  }
  if (asked.length > 0) await announceNodes(tx, runtime.name)
  return outdated.length
}
