import { randomUUID } from 'node:crypto'
import type { NodeTask } from '@mooring/contract'
import type { ActContext } from './ActContext.ts'
import { fail } from './ApiFailure.ts'
import type { Prisma } from './database/generated/client.ts'
import { announce, announceQueue } from './database/queries/announce.ts'
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
  /** Refused when a task has it already. Absent: one is made. */
  id?: string | undefined
  kind: NodeTask['kind']
  /** Without secrets: it is kept. */
  input: Prisma.InputJsonObject
  credentialKey?: string | null
  /** How far it is before the node has said anything. */
  progress?: Prisma.InputJsonObject
  signal: AbortSignal
}

/**
 * Asks something of a node and waits for what it says. The question is kept, so that the node is asked even when this process
 * dies; nobody waits for the answer then.
 */
export async function askNode(context: ActContext, question: Question): Promise<unknown> {
  const { nodeId, id = randomUUID(), kind, input, credentialKey = null, progress, signal } = question
  await context.prisma.$transaction(async (tx) => {
    const data = { id, nodeId, kind, input, credentialKey, ...(progress === undefined ? {} : { report: progress }) }
    const { count } = await tx.nodeTask.createMany({ data, skipDuplicates: true })
    if (count === 0) fail('InvalidField', 'Something else was asked under this id.', 'testId')
    await announceQueue(tx, taskQueueOf(nodeId))
    if (kind === 'testConnection') await announce(tx, { topic: 'connectionTests', name: id })
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
