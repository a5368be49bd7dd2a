import type { ScanDependents } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { findScan } from '../../database/queries/findScan.ts'
import { countUnseen } from '../../database/queries/unseenAssets.ts'

/** What goes when the scan is deleted, for whoever is about to do it. */
export async function getScanDependents(
  { prisma }: ActContext,
  input: { dataSourceName: string; scanName: string },
): Promise<ScanDependents> {
  const { id, dataSourceId } = await findScan(prisma, input)
  const [runs, assets] = await Promise.all([prisma.run.count({ where: { scanId: id } }), countUnseen(prisma, { dataSourceId, scanId: id })])
  return { runs, assets }
}
