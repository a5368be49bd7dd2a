import type { TriggerRecurrence } from '@mooring/contract'
import { nextFireTime } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { databaseNow } from '../../database/queries/databaseNow.ts'
import { findTrigger, lockTrigger, type TriggerRow } from '../../database/queries/findTrigger.ts'

/** Lets the schedule of a scan start runs; what would have been due while it was disabled is not made up for. */
export async function enableTrigger(context: ActContext, input: { dataSourceName: string; scanName: string }): Promise<TriggerRow> {
  return context.prisma.$transaction(async (tx) => {
    const trigger = await lockTrigger(tx, input)
    if (trigger.state === 'Enabled') return trigger
    const nextFireAt = nextFireTime(trigger.recurrence as TriggerRecurrence, await databaseNow(tx))
    await tx.trigger.update({ where: { id: trigger.id }, data: { state: 'Enabled', nextFireAt } })
    const { name, dataSource } = trigger.scan
    await audit(tx, context, { action: 'enableTrigger', target: `scan/${dataSource.name}/${name}` })
    await announce(tx, { topic: 'scans', name: dataSource.name })
    return findTrigger(tx, input)
  })
}
