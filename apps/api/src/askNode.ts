import type { NodeTask } from '@mooring/contract'
import type { ActContext } from './ActContext.ts'
import { fail } from './ApiFailure.ts'
import type { Prisma } from './database/generated/client.ts'
import { announceQueue } from './database/queries/announce.ts'
import { untilQueued } from './events/untilQueued.ts'

/** Below the minute after which proxies give up. */
const waitMs = 50_000
/** Nobody announces that a node which was asked is gone. */
const lookAgainMs = 2000

/** What is announced when a task of a node is there, and when its result is. */
export const taskQueueOf = (nodeId: string): string => `task/${nodeId}`
export const taskResultQueueOf = (taskId: string): string => `result/${taskId}`

interface Question {
  nodeId: string
  kind: NodeTask['kind']
  /** Without secrets: it is kept. */
  input: Prisma.InputJsonObject
  credentialKey?: string | null
  signal: AbortSignal
}

/**
 * Asks something of a node and waits for what it says. The question is kept, so that the node is asked even when this process
 * dies; nobody waits for the answer then.
 */
export async function askNode(context: ActContext, question: Question): Promise<unknown> {
  const { nodeId, kind, input, credentialKey = null, signal } = question
  const { id } = await context.prisma.$transaction(async (tx) => {
    const task = await tx.nodeTask.create({ data: { nodeId, kind, input, credentialKey } })
    await announceQueue(tx, taskQueueOf(nodeId))
    return task
  })
  const deadline = Date.now() + waitMs
  for (;;) {
    const lookAgainAt = Math.min(deadline, Date.now() + lookAgainMs)
    const queue = untilQueued(context.feed, { key: taskResultQueueOf(id), deadline: lookAgainAt, signal })
    try {
      const task = await context.prisma.nodeTask.findUnique({ where: { id } })
      if (task === null) return fail('NodeDidNotAnswer', 'The node was removed before it answered.')
      if (task.endedAt !== null) return task.report
      if (signal.aborted || Date.now() >= deadline) return fail('NodeDidNotAnswer')
      await queue.woken
    } finally {
      queue.end()
    }
  }
}
