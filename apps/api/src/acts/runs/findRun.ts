import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { runInclude, type RunRow } from '../../database/queries/runRow.ts'

/** A run by its id alone. */
export async function findRun(context: ActContext, input: { runId: string }): Promise<RunRow> {
  return (await context.prisma.run.findUnique({ where: { id: input.runId }, include: runInclude })) ?? fail('ScanRun_NotFound')
}
