import type { ConnectionProgress, ConnectionReport, ConnectionTest } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'

/** How far a test of a connection is, for whoever waits for it. */
export async function getConnectionTest({ prisma }: ActContext, { testId }: { testId: string }): Promise<ConnectionTest> {
  const task = await prisma.nodeTask.findFirst({
    where: { id: testId, kind: 'testConnection' },
    include: { node: { select: { name: true } } },
  })
  if (task === null) return fail('ConnectionTest_NotFound')
  const { taken, ahead } = progressOf(task.report as ConnectionProgress | ConnectionReport | null)
  return { nodeName: task.node.name, isTaken: task.takenAt !== null, taken, ahead }
}

/** Its result stands in the place of its progress once it has ended. */
function progressOf(report: ConnectionProgress | ConnectionReport | null): ConnectionProgress {
  if (report === null) return { taken: [], ahead: [] }
  return 'steps' in report ? { taken: report.steps, ahead: [] } : report
}
