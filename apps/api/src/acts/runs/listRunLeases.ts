import type { ActContext } from '../../ActContext.ts'
import type { RunLease } from '../../database/generated/client.ts'
import { findRun } from './findRun.ts'

/** The nodes that a run was leased to, oldest first, with how each hold ended. */
export async function listRunLeases(context: ActContext, input: { runId: string }): Promise<RunLease[]> {
  const { id: runId } = await findRun(context, input)
  return context.prisma.runLease.findMany({ where: { runId }, orderBy: { fence: 'asc' } })
}
