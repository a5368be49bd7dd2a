import type { UpdateOrder } from '@mooring/contract'
import { isUpdating, nextUpdateStep, updateDrainSeconds, updateTrialSeconds, type NodeInRollout } from '@mooring/domain'
import type { Console } from '../ActContext.ts'
import { taskQueueOf } from '../askNode.ts'
import type { Prisma } from '../database/generated/client.ts'
import { announceQueue } from '../database/queries/announce.ts'
import { announceNodes } from '../database/queries/announceNodes.ts'
import { audit, type Actor } from '../database/queries/audit.ts'
import { databaseNow } from '../database/queries/databaseNow.ts'
import { endNodeUpdate } from '../database/queries/endNodeUpdate.ts'
import { findRollout, type FoundRollout } from '../database/queries/findRollout.ts'
import { readOffer, type Offer } from '../downloads/readOffer.ts'

export const rollOutUpdatesEverySeconds = 3

/**
 * Takes the next step of every rollout, by the database's clock: see `nextUpdateStep`. Each runtime goes in a transaction of its own that
 * holds its row: of several consoles one takes the step, the others pass over it. A console that is killed leaves either nothing or
 * the order with its task, which the next one goes on from.
 */
export async function rollOutUpdates({ prisma, downloadsDirectory }: Console): Promise<void> {
  const offer = await readOffer(downloadsDirectory)
  const due = await prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT runtime.id FROM runtime JOIN node ON node.runtime_id = runtime.id LEFT JOIN node_update ON node_update.node_id = node.id
    WHERE node_update.phase IN ('waiting', 'ordered', 'downloading', 'draining', 'restarting')
      OR (runtime.auto_update AND node.version <> ${offer?.version ?? null})`
  const errors: unknown[] = []
  for (const { id } of due) {
    try {
      await prisma.$transaction((tx) => advance(tx, id, offer))
    } catch (error) {
      // One that cannot be advanced keeps no other from it.
      errors.push(error)
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${due.length} rollouts could not be advanced.`)
}

const actor: Actor = { caller: { kind: 'schedule', name: 'updates' } }

async function advance(tx: Prisma.TransactionClient, runtimeId: string, offer: Offer | null): Promise<void> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM runtime WHERE id = ${runtimeId}::uuid FOR NO KEY UPDATE SKIP LOCKED`
  const now = await databaseNow(tx)
  const found = locked && (await findRollout(tx, { id: runtimeId }, { target: offer?.version ?? null, now }))
  if (!found) return
  const step = nextUpdateStep(found.rollout, now)
  if (step.kind === 'none') return
  if (step.kind === 'start') {
    if (offer !== null) await order(tx, { found, node: step.node, offer, now })
  } else if (step.kind === 'giveUp') {
    await end(tx, { found, node: step.node, now, reason: step.reason })
  } else await end(tx, { found, node: step.node, now, reason: null })
  await announceNodes(tx, found.runtime.name)
}

/** The order is a task of the node: it takes it as it takes every question, and answers when it is done. */
async function order(
  tx: Prisma.TransactionClient,
  { found, node, offer, now }: { found: FoundRollout; node: NodeInRollout; offer: Offer; now: Date },
): Promise<void> {
  const { version } = offer
  const files = offer.files.map(({ name, ...file }) => ({ ...file, path: `/download/${name}` }))
  const what: UpdateOrder = { version, files, drainSeconds: updateDrainSeconds, trialSeconds: updateTrialSeconds }
  const task = await tx.nodeTask.create({ data: { nodeId: node.id, kind: 'update', input: { order: what } } })
  const data = { version, phase: 'ordered', phaseAt: now, taskId: task.id, reason: null }
  await tx.nodeUpdate.upsert({ where: { nodeId: node.id }, create: { nodeId: node.id, ...data }, update: data })
  await audit(tx, actor, { action: 'orderUpdate', target: `runtime/${found.runtime.name}`, detail: { node: node.name, version } })
  await announceQueue(tx, taskQueueOf(node.id))
}

interface End {
  found: FoundRollout
  node: NodeInRollout
  now: Date
  /** Why it is given up; null when it is done. */
  reason: string | null
}

async function end(tx: Prisma.TransactionClient, { found, node, now, reason }: End): Promise<void> {
  const row = found.runtime.nodes.find(({ id }) => id === node.id)?.update
  if (!row) return
  // Somebody brought it to the version by hand while it waited: nobody ordered anything that could have ended.
  if (row.taskId === null || !isUpdating(row.phase as Parameters<typeof isUpdating>[0])) {
    await tx.nodeUpdate.update({ where: { nodeId: node.id }, data: { phase: 'updated', phaseAt: now, reason: null } })
    await tx.node.update({ where: { id: node.id }, data: { updatedAt: now } })
    return
  }
  const report =
    reason === null
      ? ({ outcome: 'updated', version: node.version } as const)
      : { outcome: 'failed' as const, version: row.version, reason }
  await endNodeUpdate(tx, actor, { nodeId: node.id, taskId: row.taskId, nodeName: node.name, runtimeName: found.runtime.name, report, now })
}
