import type { FirstScan, KeptScan, Scan } from '@mooring/contract'
import type { RunRow } from '../database/queries/runRow.ts'
import type { ScanRow } from '../database/queries/scanRow.ts'
import { runBody } from './runBody.ts'
import { scanResultBody } from './scanResultBody.ts'
import { withTimes } from './withTimes.ts'

/** A scan as the contract has it. */
export function scanBody(row: ScanRow): Scan {
  const [last] = lastRuns(row)
  const { properties, ...kept } = keptScan(row)
  return {
    ...({ ...kept, properties: withRuntimeType(properties) } as typeof kept & KeptScan),
    dataSourceName: row.dataSource.name,
    scanId: row.id,
    creationType: 'Manual',
    ...(last === undefined ? {} : { lastRunResult: runBody(last) }),
  }
}

/** A scan as the first version of the contract has it, which knows one kind of runtime only. */
export const firstScanBody = (row: ScanRow): FirstScan => ({ ...keptScan(row), scanResults: lastRuns(row).map(scanResultBody) })

const keptScan = (row: ScanRow) => ({
  ...withTimes({ kind: row.kind, properties: row.properties } as KeptScan, row),
  id: `datasources/${row.dataSource.name}/scans/${row.name}`,
  name: row.name,
})

const lastRuns = ({ runs, name, dataSource }: ScanRow): RunRow[] => runs.map((run) => ({ ...run, scan: { name, dataSource } }))

/** Clients read there which of the two kinds of runtime is meant. Ours are all self-hosted; what somebody else said stays. */
const withRuntimeType = (properties: KeptScan['properties']) =>
  properties.connectedVia
    ? { ...properties, connectedVia: { integrationRuntimeType: 'SelfHosted', ...properties.connectedVia } }
    : properties
