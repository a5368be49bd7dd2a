import type { DataSourceKind, ScannableSourceKind } from '@mooring/contract'
import { sourceKindsWords } from '#strings/sourceKindsWords.ts'

/** The kinds that nodes scan, in the order in which they are offered. Written here, because the contract's own list would be loaded with every page. */
export const sourceKinds: readonly ScannableSourceKind[] = [
  'AzurePostgreSql',
  'AzureMySql',
  'SqlServerDatabase',
  'AzureStorage',
  'AdlsGen2',
  'FileSystem',
]

export const isScanned = (kind: DataSourceKind): kind is ScannableSourceKind => sourceKinds.some((scanned) => scanned === kind)

/** The name of a kind; of one that no node scans, as the contract calls it. */
export const kindName = (kind: DataSourceKind): string => (isScanned(kind) ? sourceKindsWords.name[kind] : kind)
