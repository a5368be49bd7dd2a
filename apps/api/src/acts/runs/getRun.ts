import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { findScan } from '../../database/queries/findScan.ts'
import { runInclude, type RunRow } from '../../database/queries/runRow.ts'

export async function getRun(context: ActContext, input: { dataSourceName: string; scanName: string; runId: string }): Promise<RunRow> {
  const scan = await findScan(context.prisma, input)
  const run = await context.prisma.run.findFirst({ where: { id: input.runId, scanId: scan.id }, include: runInclude })
  return run ?? fail('ScanRun_NotFound')
}
