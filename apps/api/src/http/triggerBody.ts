import type { Schedule, Trigger, TriggerRecurrence } from '@mooring/contract'
import type { TriggerRow } from '../database/queries/findTrigger.ts'

/** A trigger as the contract has it. */
export function triggerBody(row: TriggerRow): Trigger {
  const hasEnded = row.state === 'Enabled' && row.nextFireAt === null
  return {
    id: `datasources/${row.scan.dataSource.name}/scans/${row.scan.name}/triggers/default`,
    name: 'default',
    ...(hasEnded ? { validationErrorInfo: 'This schedule starts no more runs: it has ended, or its day never comes.' } : {}),
    properties: propertiesOf(row),
  }
}

/** A trigger as the console lists it. */
export const scheduleBody = (row: TriggerRow): Schedule => ({
  dataSourceName: row.scan.dataSource.name,
  scanName: row.scan.name,
  ...propertiesOf(row),
  ...(row.nextFireAt === null ? {} : { nextRunAt: row.nextFireAt.toISOString() }),
})

const propertiesOf = (row: TriggerRow): Trigger['properties'] => ({
  recurrence: row.recurrence as TriggerRecurrence,
  ...(row.recurrenceInterval === null ? {} : { recurrenceInterval: row.recurrenceInterval }),
  scanLevel: row.scanLevel,
  state: row.state,
  ...(row.incrementalScanStartTime === null ? {} : { incrementalScanStartTime: row.incrementalScanStartTime.toISOString() }),
  createdAt: row.createdAt.toISOString(),
  lastModifiedAt: row.updatedAt.toISOString(),
  ...(row.lastScheduledAt === null ? {} : { lastScheduled: row.lastScheduledAt.toISOString() }),
})
