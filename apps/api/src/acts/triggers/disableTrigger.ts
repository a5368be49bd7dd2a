import type { ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findTrigger, lockTrigger, type TriggerRow } from '../../database/queries/findTrigger.ts'

/** Lets the schedule of a scan start no more runs until it is enabled; those that it started go on. */
export async function disableTrigger(context: ActContext, input: { dataSourceName: string; scanName: string }): Promise<TriggerRow> {
  return context.prisma.$transaction(async (tx) => {
    const trigger = await lockTrigger(tx, input)
    if (trigger.state === 'Disabled') return trigger
    await tx.trigger.update({ where: { id: trigger.id }, data: { state: 'Disabled', nextFireAt: null } })
    const { name, dataSource } = trigger.scan
    await audit(tx, context, { action: 'disableTrigger', target: `scan/${dataSource.name}/${name}` })
    await announce(tx, { topic: 'scans', name: dataSource.name })
    return findTrigger(tx, input)
  })
}
