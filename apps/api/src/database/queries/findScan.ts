import { nameKey } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import type { Prisma } from '../generated/client.ts'
import { scanInclude, type ScanRow } from './scanRow.ts'

/** The scan of this name of this data source, or the refusal that there is none. */
export async function findScan(tx: Prisma.TransactionClient, of: { dataSourceName: string; scanName: string }): Promise<ScanRow> {
  const scan = await tx.scan.findFirst({
    where: { nameKey: nameKey(of.scanName), dataSource: { nameKey: nameKey(of.dataSourceName) } },
    include: scanInclude,
  })
  return scan ?? fail('Scan_NotFound', `The data source ${of.dataSourceName} has no scan named ${of.scanName}.`)
}
