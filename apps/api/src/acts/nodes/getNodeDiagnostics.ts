import type { DiagnosticsReport } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { findNode, type NodeInput } from '../../database/queries/findNode.ts'

/** What the node said when it last looked at itself; null when it never was asked, or never answered. */
export async function getNodeDiagnostics(
  context: ActContext,
  input: NodeInput,
): Promise<{ askedAt: Date; report: DiagnosticsReport } | null> {
  const node = await findNode(context.prisma, input)
  const task = await context.prisma.nodeTask.findFirst({
    where: { nodeId: node.id, kind: 'diagnose', endedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
  })
  return task === null ? null : { askedAt: task.createdAt, report: task.report as DiagnosticsReport }
}
