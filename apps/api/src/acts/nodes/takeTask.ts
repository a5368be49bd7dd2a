import type { NodeTask } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { taskQueueOf } from '../../askNode.ts'
import { announce } from '../../database/queries/announce.ts'
import { findNodeForToken } from '../../database/queries/findNodeForToken.ts'
import { untilQueued } from '../../events/untilQueued.ts'
import { openCredential } from '../../openCredential.ts'

interface TakenTask {
  id: string
  kind: NodeTask['kind']
  input: object
  /** The name of the credential that it needs; who asked has looked whether it can be opened. */
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
      if (task !== null) return await giveOut(context, task)
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

/** Nobody waits any more for what was asked more than a minute ago. */
async function tryTake({ prisma }: ActContext, nodeId: string, instanceId: string | null): Promise<TakenTask | null> {
  const [task] = await prisma.$queryRaw<TakenTask[]>`
    UPDATE node_task SET taken_at = now() WHERE id = (
      SELECT node_task.id FROM node_task JOIN node ON node.id = node_task.node_id
      WHERE node.id = ${nodeId}::uuid AND node.instance_id IS NOT DISTINCT FROM ${instanceId}::uuid
        AND taken_at IS NULL AND created_at > now() - interval '1 minute'
      ORDER BY created_at LIMIT 1 FOR UPDATE OF node_task SKIP LOCKED)
    RETURNING id, kind, input, credential_key AS credential`
  return task ?? null
}

async function giveOut(context: ActContext, { id, kind, input, credential }: TakenTask): Promise<NodeTask> {
  if (kind === 'testConnection') await announce(context.prisma, { topic: 'connectionTests', name: id })
  const opened = credential === null ? {} : { credential: await openCredential(context, credential) }
  return { ...input, ...opened, taskId: id, kind } as NodeTask
}
