import type { ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { lockTrigger } from '../../database/queries/findTrigger.ts'

/** Deletes the schedule of a scan; the runs that it started go on. */
export async function deleteTrigger(context: ActContext, input: { dataSourceName: string; scanName: string }): Promise<void> {
  await context.prisma.$transaction(async (tx) => {
    const { id, scan } = await lockTrigger(tx, input)
    await tx.trigger.delete({ where: { id } })
    await audit(tx, context, { action: 'deleteTrigger', target: `scan/${scan.dataSource.name}/${scan.name}` })
    await announce(tx, { topic: 'scans', name: scan.dataSource.name })
  })
}
