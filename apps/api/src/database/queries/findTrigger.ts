import { fail } from '../../ApiFailure.ts'
import type { Prisma } from '../generated/client.ts'
import { findScan } from './findScan.ts'

export const triggerInclude = {
  scan: { select: { name: true, nameKey: true, dataSource: { select: { name: true, nameKey: true } } } },
} satisfies Prisma.TriggerInclude

/** A trigger with the names that stand in its answer. */
export type TriggerRow = Prisma.TriggerGetPayload<{ include: typeof triggerInclude }>

interface ScanNames {
  dataSourceName: string
  scanName: string
}

/** The trigger of this scan, or the refusal that it has none. */
export async function findTrigger(tx: Prisma.TransactionClient, of: ScanNames): Promise<TriggerRow> {
  const { id: scanId } = await findScan(tx, of)
  const trigger = await tx.trigger.findUnique({ where: { scanId }, include: triggerInclude })
  return trigger ?? fail('Trigger_NotFound', `The scan ${of.scanName} has no schedule.`)
}

/**
 * The same, locked until the transaction ends: whoever reckons when it fires next reads the clock after this, so that of a change
 * and a fire at the same moment the later one sees what the earlier one did, and no time fires twice.
 */
export async function lockTrigger(tx: Prisma.TransactionClient, of: ScanNames): Promise<TriggerRow> {
  const { id } = await findTrigger(tx, of)
  await tx.$queryRaw`SELECT FROM scan_trigger WHERE id = ${id}::uuid FOR UPDATE`
  return findTrigger(tx, of)
}
