import type { ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findScan } from '../../database/queries/findScan.ts'

/** Deletes the scan with its runs; what they discovered stays with the data source. */
export async function deleteScan(context: ActContext, input: { dataSourceName: string; scanName: string }): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    const scan = await findScan(tx, input)
    await tx.scan.delete({ where: { id: scan.id } })
    await audit(tx, context, { action: 'deleteScan', target: `scan/${scan.dataSource.name}/${scan.name}` })
    await announce(tx, { topic: 'scans', name: scan.dataSource.name }, { topic: 'runs', name: '' }, { topic: 'runtimes', name: '' })
  })
}
