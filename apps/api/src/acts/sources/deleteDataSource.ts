import type { ActContext } from '../../ActContext.ts'
import { longTransaction } from '../../database/longTransaction.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findDataSource } from '../../database/queries/findDataSource.ts'
import { lockScans } from '../../database/queries/lockScans.ts'
import { placesOfScans } from '../../database/queries/placesOfScans.ts'
import { digestRuntimes } from '../../database/queries/runtimeDigests.ts'

/** Deletes the data source with its scans, their runs and its assets. A node that still scans it learns at its next call that its lease is gone. */
export async function deleteDataSource(context: ActContext, input: { name: string }): Promise<void> {
  await longTransaction(context.prisma, async (tx) => {
    const source = await findDataSource(tx, input.name)
    const of = { dataSourceId: source.id }
    const places = await placesOfScans(tx, of)
    const detail = { scans: await tx.scan.count({ where: of }), assets: await tx.asset.count({ where: of }) }
    // Nobody makes another scan of it meanwhile.
    await tx.$queryRaw`SELECT FROM data_source WHERE id = ${source.id}::uuid FOR UPDATE`
    const runtimeKeys = await lockScans(tx, { dataSourceId: source.id, to: 'delete' })
    await tx.dataSource.delete({ where: { id: source.id } })
    await audit(tx, context, { action: 'deleteDataSource', target: `dataSource/${source.name}`, detail })
    const alongWithIt = (['scans', 'runs', 'assets', 'runtimes'] as const).map((topic) => ({ topic, name: '' }))
    await announce(tx, { topic: 'dataSources', name: source.name }, ...alongWithIt)
    for (const runtimeId of places) await announceQueue(tx, runtimeId)
    await digestRuntimes(tx, runtimeKeys)
  })
}
