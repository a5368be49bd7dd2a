import { reachableSourceProperties, runnableScanProperties } from '@mooring/contract'
import type { TObject } from 'typebox'
import { wrongField } from './wrongField.ts'

interface OfKind {
  kind: string
  properties: unknown
}

/** The field that a node would have to know, as `properties.port`, and a sentence; of the data source there is no field of the scan. */
export interface ScanGap {
  message: string
  target?: string
}

/**
 * What is missing, or is not one that a node could use, before a node can run a scan; null when nothing is. Scans and data sources are
 * kept with less than that, because the contract requires none of it.
 */
export function scanGap({ scan, source }: { scan: OfKind; source: OfKind }): ScanGap | null {
  const ofScan = fieldOf(scan, runnableScanProperties)
  if (ofScan !== null) return { message: `The scan needs a right ${ofScan} before a node can run it.`, target: `properties.${ofScan}` }
  const ofSource = fieldOf(source, reachableSourceProperties)
  return ofSource === null ? null : { message: `The data source needs a right ${ofSource} before a node can reach it.` }
}

function fieldOf({ kind, properties }: OfKind, schemas: Record<string, TObject>): string | null {
  const schema = schemas[kind]
  return schema === undefined ? null : wrongField(schema, properties)
}
