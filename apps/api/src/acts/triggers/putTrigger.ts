import type { TriggerBody, TriggerRecurrence } from '@mooring/contract'
import { nextFireTime, recurrenceRefusal } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { databaseNow } from '../../database/queries/databaseNow.ts'
import { findScan } from '../../database/queries/findScan.ts'
import { findTrigger, type TriggerRow } from '../../database/queries/findTrigger.ts'
import { withoutNulls } from '../../withoutNulls.ts'

export interface TriggerInput {
  dataSourceName: string
  scanName: string
  body: TriggerBody
}

/**
 * Creates or replaces the schedule of a scan, kept as it was sent; without a start it starts now. From here on it fires at times
 * after this moment: what was due and had not been fired yet is dropped with the schedule that it belonged to.
 */
export async function putTrigger(context: ActContext, input: TriggerInput): Promise<{ trigger: TriggerRow; created: boolean }> {
  const given = withoutNulls(input.body.properties)
  return context.prisma.$transaction(async (tx) => {
    const { id: scanId, name, dataSource } = await findScan(tx, input)
    // Before the clock is read: see lockTrigger.
    await tx.$queryRaw`SELECT FROM scan_trigger WHERE scan_id = ${scanId}::uuid FOR UPDATE`
    const now = await databaseNow(tx)
    const recurrence: TriggerRecurrence = { startTime: now.toISOString(), ...given.recurrence }
    refuseImpossible(recurrence)
    const state = given.state ?? 'Enabled'
    const data = {
      recurrence,
      recurrenceInterval: given.recurrenceInterval ?? null,
      scanLevel: given.scanLevel ?? 'Full',
      state,
      incrementalScanStartTime: given.incrementalScanStartTime ?? null,
      nextFireAt: state === 'Enabled' ? nextFireTime(recurrence, now) : null,
    }
    const { count } = await tx.trigger.createMany({ data: { scanId, ...data }, skipDuplicates: true })
    const created = count === 1
    if (!created) await tx.trigger.update({ where: { scanId }, data })
    await audit(tx, context, {
      action: created ? 'createTrigger' : 'updateTrigger',
      target: `scan/${dataSource.name}/${name}`,
      detail: { frequency: recurrence.frequency, state },
    })
    await announce(tx, { topic: 'scans', name: dataSource.name })
    return { trigger: await findTrigger(tx, input), created }
  })
}

function refuseImpossible(recurrence: TriggerRecurrence): void {
  const refusal = recurrenceRefusal(recurrence)
  if (refusal !== null) fail('InvalidField', refusal.message, `properties.recurrence.${refusal.field}`)
}
