import type { ActContext } from '../../ActContext.ts'
import { findScan } from '../../database/queries/findScan.ts'
import { pageOfRuns } from '../../database/queries/pageOfRuns.ts'
import type { RunRow } from '../../database/queries/runRow.ts'
import type { PageOf } from '../../paging.ts'

export async function listScanRuns(
  context: ActContext,
  input: { dataSourceName: string; scanName: string; token?: string | undefined },
): Promise<PageOf<RunRow>> {
  const scan = await findScan(context.prisma, input)
  return pageOfRuns(context.prisma, { where: { scanId: scan.id }, token: input.token })
}
