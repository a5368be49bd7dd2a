import type { ConnectionReport, LeasedCredential, NodeTask } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { taskQueueOf, taskResultQueueOf } from '../../askNode.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { findNodeForToken } from '../../database/queries/findNodeForToken.ts'
import { untilQueued } from '../../events/untilQueued.ts'
import { CredentialProblem, openCredential } from '../../openCredential.ts'

interface TakenTask {
  id: string
  kind: NodeTask['kind']
  input: object
  /** The name of the credential that it needs; who asked has looked whether it could be opened then. */
  credential: string | null
}

/**
 * Gives a node the next thing that the console asks of it; waits up to `waitSeconds`, null when nothing came. Each is given once: who
 * asked waits, and asks again. As with runs, nothing is given to another process than the one that speaks for the node.
 */
export async function takeTask(context: ActContext, input: { waitSeconds: number; signal: AbortSignal }): Promise<NodeTask | null> {
  const { nodeId, instanceId = null } = nodeCaller(context)
  const deadline = Date.now() + input.waitSeconds * 1000
  while (!input.signal.aborted) {
    const queue = untilQueued(context.feed, { key: taskQueueOf(nodeId), deadline, signal: input.signal })
    try {
      const task = await tryTake(context, nodeId, instanceId)
      if (task !== null) return task
      const known = await findNodeForToken(context.prisma, nodeId)
      if (known === null || known.ended !== null) return fail(known?.ended ?? 'NodeRemoved')
      if (Date.now() >= deadline) return null
      await queue.woken
    } finally {
      queue.end()
    }
  }
  return null
}

async function tryTake(context: ActContext, nodeId: string, instanceId: string | null): Promise<NodeTask | null> {
  const taken = await takeNext(context, nodeId, instanceId)
  if (taken === null) return null
  const { id, kind, input, credential } = taken
  if (kind === 'testConnection') await announce(context.prisma, { topic: 'connectionTests', name: id })
  const opened = await credentialOf(context, credential)
  if (opened instanceof CredentialProblem) {
    await endUnopened(context, id, opened)
    // Nobody would wake this node for the next one, which may have been there all along.
    return tryTake(context, nodeId, instanceId)
  }
  return { ...input, ...(opened === null ? {} : { credential: opened }), taskId: id, kind } as NodeTask
}

/** Nobody waits any more for what was asked more than a minute ago. */
async function takeNext({ prisma }: ActContext, nodeId: string, instanceId: string | null): Promise<TakenTask | null> {
  const [task] = await prisma.$queryRaw<TakenTask[]>`
    UPDATE node_task SET taken_at = now() WHERE id = (
      SELECT node_task.id FROM node_task JOIN node ON node.id = node_task.node_id
      WHERE node.id = ${nodeId}::uuid AND node.instance_id IS NOT DISTINCT FROM ${instanceId}::uuid
        AND taken_at IS NULL AND created_at > now() - interval '1 minute'
      ORDER BY created_at LIMIT 1 FOR UPDATE OF node_task SKIP LOCKED)
    RETURNING id, kind, input, credential_key AS credential`
  return task ?? null
}

async function credentialOf(context: ActContext, credential: string | null): Promise<LeasedCredential | CredentialProblem | null> {
  try {
    return credential === null ? null : await openCredential(context, credential)
  } catch (error) {
    if (error instanceof CredentialProblem) return error
    throw error
  }
}

/** What it needs went away since it was asked: that is its result, as if the node had found out, and whoever asked hears it at once. */
async function endUnopened({ prisma, now }: ActContext, id: string, { message }: CredentialProblem): Promise<void> {
  const endedAt = now()
  const report: ConnectionReport = {
    checkedAt: endedAt.toISOString(),
    verdict: 'fail',
    steps: [{ step: 'credential', verdict: 'fail', found: message, durationMs: 0 }],
  }
  await prisma.$transaction(async (tx) => {
    await tx.nodeTask.updateMany({ where: { id }, data: { endedAt, report } })
    await announceQueue(tx, taskResultQueueOf(id))
    await announce(tx, { topic: 'connectionTests', name: id })
  })
}
