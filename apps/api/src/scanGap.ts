import { reachableSourceProperties, runnableScanProperties } from '@mooring/contract'
import type { TObject } from 'typebox'
import { Value } from 'typebox/value'

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
  const ofScan = wrongField(scan, runnableScanProperties)
  if (ofScan !== null) return { message: `The scan needs a right ${ofScan} before a node can run it.`, target: `properties.${ofScan}` }
  const ofSource = wrongField(source, reachableSourceProperties)
  return ofSource === null ? null : { message: `The data source needs a right ${ofSource} before a node can reach it.` }
}

/** Fields that are not known here are no gap: a newer console may have kept them. */
const unknown: readonly string[] = ['additionalProperties', 'boolean']

function wrongField({ kind, properties }: OfKind, schemas: Record<string, TObject>): string | null {
  const schema = schemas[kind]
  const [error] = schema === undefined ? [] : Value.Errors(schema, properties).filter(({ keyword }) => !unknown.includes(keyword))
  if (error === undefined) return null
  const missing = error.keyword === 'required' ? error.params.requiredProperties.slice(0, 1) : []
  return [...error.instancePath.split('/').slice(1), ...missing].join('.')
}
