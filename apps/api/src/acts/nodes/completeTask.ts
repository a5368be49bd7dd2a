import type { TaskResult } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { taskResultQueueOf } from '../../askNode.ts'
import { announceQueue } from '../../database/queries/announce.ts'
import { announceNodes } from '../../database/queries/announceNodes.ts'
import { endNodeUpdate } from '../../database/queries/endNodeUpdate.ts'

/** A node says what came of a task. The first answer counts; the same one again, because its answer was lost, is taken and changes nothing. */
export async function completeTask(context: ActContext, result: TaskResult & { taskId: string }): Promise<void> {
  const { taskId, kind, report } = result
  const { nodeId, name: nodeName, runtimeName } = nodeCaller(context)
  await context.prisma.$transaction(async (tx) => {
    const where = { id: taskId, nodeId, kind, takenAt: { not: null } }
    const { count } = await tx.nodeTask.updateMany({ where: { ...where, endedAt: null }, data: { endedAt: context.now(), report } })
    if (count === 0 && (await tx.nodeTask.count({ where })) === 0) fail('NodeTask_NotFound')
    if (count > 0 && result.kind === 'update')
      await endNodeUpdate(tx, context, { nodeId, taskId, nodeName, runtimeName, report: result.report, now: context.now() })
    await announceQueue(tx, taskResultQueueOf(taskId))
    await announceNodes(tx, runtimeName)
  })
}
