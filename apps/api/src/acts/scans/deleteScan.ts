import type { ActContext } from '../../ActContext.ts'
import { longTransaction } from '../../database/longTransaction.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findScan } from '../../database/queries/findScan.ts'
import { lockScans } from '../../database/queries/lockScans.ts'
import { placesOfScans } from '../../database/queries/placesOfScans.ts'
import { digestRuntimes } from '../../database/queries/runtimeDigests.ts'
import { markUnseen } from '../../database/queries/unseenAssets.ts'

/**
 * Deletes the scan with its runs. What they discovered stays with the data source; what no other scan has found is marked as vanished,
 * because nobody looks for it any more.
 */
export async function deleteScan(context: ActContext, input: { dataSourceName: string; scanName: string }): Promise<void> {
  await longTransaction(context.prisma, async (tx) => {
    const scan = await findScan(tx, input)
    const places = await placesOfScans(tx, { id: scan.id })
    const runs = await tx.run.count({ where: { scanId: scan.id } })
    const runtimeKeys = await lockScans(tx, { dataSourceId: scan.dataSourceId, nameKey: scan.nameKey, to: 'delete' })
    await tx.scan.delete({ where: { id: scan.id } })
    const assetsVanished = await markUnseen(tx, { dataSourceId: scan.dataSourceId, scanId: scan.id })
    const target = `scan/${scan.dataSource.name}/${scan.name}`
    await audit(tx, context, { action: 'deleteScan', target, detail: { runs, assetsVanished } })
    const alongWithIt = (['runs', 'assets', 'runtimes'] as const).map((topic) => ({ topic, name: '' }))
    await announce(tx, { topic: 'scans', name: scan.dataSource.name }, ...alongWithIt)
    for (const runtimeId of places) await announceQueue(tx, runtimeId)
    await digestRuntimes(tx, runtimeKeys)
  })
}
