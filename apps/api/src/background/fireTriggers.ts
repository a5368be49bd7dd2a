import { randomUUID } from 'node:crypto'
import type { TriggerRecurrence } from '@mooring/contract'
import { nextFireTime } from '@mooring/domain'
import type { Console } from '../ActContext.ts'
import { startRunIn } from '../acts/runs/startRun.ts'
import type { Prisma } from '../database/generated/client.ts'
import { announce, announceQueue } from '../database/queries/announce.ts'
import { audit, type Actor } from '../database/queries/audit.ts'
import { databaseNow } from '../database/queries/databaseNow.ts'
import { triggerInclude, type TriggerRow } from '../database/queries/findTrigger.ts'

export const fireTriggersEverySeconds = 5

/** Nobody waits for a fire: on a busy machine it may take its time rather than be tried again. */
const patience = { maxWait: 15_000, timeout: 30_000 }

/** Triggers a round fires at most; what is left is due in the next round as well. */
const firesMax = 500

/**
 * Starts the runs of the schedules that are due, by the database's clock. Each fire is one transaction: the run, when the
 * trigger fires next and what is on record are there together or not at all, so that a console which is killed neither loses a fire
 * nor fires twice; and of several consoles the one that holds the trigger's row fires it, the others pass over it.
 *
 * Times that were missed, because no console ran or the database was away, start one run, not one each: the next time is reckoned
 * from now. A scan runs once at a time: while a run of it is queued or running a fire starts none, which is recorded as a refused
 * `startRun`; the schedule goes on with its next time. `lastScheduledAt` is the time that the last run which was started was due at.
 */
export async function fireTriggers(at: Console): Promise<void> {
  const due = await at.prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM scan_trigger WHERE next_fire_at <= clock_timestamp() ORDER BY next_fire_at LIMIT ${firesMax}`
  const errors: unknown[] = []
  for (const { id } of due) {
    try {
      await at.prisma.$transaction((tx) => fire(tx, id), patience)
    } catch (error) {
      // One that cannot be fired keeps no other from it.
      errors.push(error)
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${due.length} schedules could not be fired.`)
}

async function fire(tx: Prisma.TransactionClient, id: string): Promise<void> {
  const dueAt = await lockDue(tx, id)
  if (dueAt === null) return
  const trigger = await tx.trigger.findUniqueOrThrow({ where: { id }, include: triggerInclude })
  const next = nextFireTime(trigger.recurrence as TriggerRecurrence, await databaseNow(tx))
  const hasStarted = await startScheduledRun(tx, trigger)
  // A fire is no modification.
  const { updatedAt } = trigger
  await tx.trigger.update({
    where: { id },
    data: { nextFireAt: next, updatedAt, ...(hasStarted ? { lastScheduledAt: dueAt } : {}) },
  })
  await announce(tx, { topic: 'scans', name: trigger.scan.dataSource.name })
}

/**
 * Since when the trigger has been due; null when it is not any more, or somebody else is at it. The lock on its scan keeps the scan from
 * being deleted meanwhile; taken here, in the order in which a deletion takes them, the two cannot wait for each other.
 */
async function lockDue(tx: Prisma.TransactionClient, id: string): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ dueAt: Date }[]>`
    SELECT next_fire_at AS "dueAt" FROM scan_trigger JOIN scan ON scan.id = scan_trigger.scan_id
    WHERE scan_trigger.id = ${id}::uuid AND next_fire_at <= clock_timestamp()
    FOR KEY SHARE OF scan SKIP LOCKED FOR NO KEY UPDATE OF scan_trigger SKIP LOCKED`
  return row?.dueAt ?? null
}

/** Starts a run, unless one of the scan is under way; whether it did. */
async function startScheduledRun(tx: Prisma.TransactionClient, trigger: TriggerRow): Promise<boolean> {
  const { scan, scanId, scanLevel } = trigger
  const actor: Actor = { caller: { kind: 'schedule', name: scan.name } }
  const underWay = await tx.run.findFirst({ where: { scanId, state: { in: ['queued', 'leased'] } } })
  if (underWay === null) {
    const names = { dataSourceName: scan.dataSource.name, scanName: scan.name }
    await startRunIn(tx, actor, { ...names, runId: randomUUID(), scanLevel, runType: 'Scheduled' })
    return true
  }
  const target = `scan/${scan.dataSource.name}/${scan.name}`
  await audit(tx, actor, { action: 'startRun', target, outcome: 'refused', detail: { reason: 'RunUnderWay', runId: underWay.id } })
  // A node that looked for a run while the scan was locked here passed over the one that is queued: it looks again.
  if (underWay.runtimeId !== null) await announceQueue(tx, underWay.runtimeId)
  return false
}
