import type { DataSource, KeptSource } from '@mooring/contract'
import { withTimes } from './withTimes.ts'

interface Row {
  name: string
  kind: string
  properties: unknown
  createdAt: Date
  updatedAt: Date
}

/** A data source as the contract has it. */
export const dataSourceBody = (row: Row): DataSource => ({
  ...withTimes({ kind: row.kind, properties: row.properties } as KeptSource, row),
  id: `datasources/${row.name}`,
  name: row.name,
  creationType: 'Manual',
})
