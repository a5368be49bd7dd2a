import { nameKey } from '@mooring/domain'
import { fail } from '../../ApiFailure.ts'
import type { Prisma } from '../generated/client.ts'

const withSource = { dataSource: { select: { name: true, kind: true } } } satisfies Prisma.ScanInclude

export type ScanOfSource = Prisma.ScanGetPayload<{ include: typeof withSource }>

/** The scan of this name of this data source, or the refusal that there is none. */
export async function findScan(tx: Prisma.TransactionClient, of: { dataSourceName: string; scanName: string }): Promise<ScanOfSource> {
  const scan = await tx.scan.findFirst({
    where: { nameKey: nameKey(of.scanName), dataSource: { nameKey: nameKey(of.dataSourceName) } },
    include: withSource,
  })
  return scan ?? fail('Scan_NotFound', `The data source ${of.dataSourceName} has no scan named ${of.scanName}.`)
}
