import type { UpdateReport } from '@mooring/contract'
import type { Prisma } from '../generated/client.ts'
import { audit, type Actor } from './audit.ts'

interface EndedUpdate {
  nodeId: string
  taskId: string
  nodeName: string
  runtimeName: string
  report: Pick<UpdateReport, 'outcome' | 'version' | 'reason'> | { outcome: 'failed'; version: string; reason: string }
  now: Date
}

/** Writes down what came of the update of a node: what is shown of it, and what stays on record. */
export async function endNodeUpdate(tx: Prisma.TransactionClient, actor: Actor, ended: EndedUpdate): Promise<void> {
  const { nodeId, taskId, nodeName, runtimeName, report, now } = ended
  const reason = report.outcome === 'updated' ? null : (report.reason ?? null)
  const data = { phase: report.outcome, phaseAt: now, reason }
  // A later order has the row by now, or somebody asked anew: what came of an earlier one only stays on record.
  await tx.nodeUpdate.updateMany({ where: { nodeId, taskId }, data })
  if (report.outcome === 'updated') await tx.node.updateMany({ where: { id: nodeId }, data: { updatedAt: now } })
  await audit(tx, actor, {
    action: 'endUpdate',
    target: `runtime/${runtimeName}`,
    outcome: report.outcome === 'updated' ? 'succeeded' : 'refused',
    detail: { node: nodeName, version: report.version, ...(reason === null ? {} : { reason }) },
  })
}
