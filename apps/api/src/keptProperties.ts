import { scannableKinds, type DataSourceBody, type ScanBody } from '@mooring/contract'
import type { Prisma } from './database/generated/client.ts'
import { withoutNulls } from './withoutNulls.ts'
import { withoutReadOnly } from './withoutReadOnly.ts'

const scannable: readonly string[] = Object.entries(scannableKinds).flat()

/** What is kept of the properties of a scan or a data source: those of a kind that no node scans as they came, of the others what is said. */
export function keptProperties({ kind, properties }: DataSourceBody | ScanBody): Prisma.InputJsonObject {
  const given: object = properties ?? {}
  return withoutReadOnly(scannable.includes(kind) ? withoutNulls(given) : given)
}
