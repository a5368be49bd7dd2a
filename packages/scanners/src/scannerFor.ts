import type { ScannableScan, ScanOfKind } from '@mooring/contract'
import { fileSystemScanner } from './filesystem/fileSystemScanner.ts'
import { mySqlScanner } from './mysql/mySqlScanner.ts'
import { postgreSqlScanner } from './postgresql/postgreSqlScanner.ts'
import type { Scanner } from './Scanner.ts'
import { sqlServerScanner } from './sqlserver/sqlServerScanner.ts'
import { adlsGen2Scanner, azureStorageScanner } from './storage/storageScanners.ts'

const scanners: readonly Scanner[] = [
  adlsGen2Scanner,
  azureStorageScanner,
  fileSystemScanner,
  mySqlScanner,
  postgreSqlScanner,
  sqlServerScanner,
]

/** Kinds of scans that this version executes. */
export const scannerKinds: readonly string[] = scanners.map(({ kind }) => kind)

/** The scanner of a kind of scan; null when this version has none. */
export function scannerFor(kind: string): Scanner | null {
  return scanners.find((scanner) => scanner.kind === kind) ?? null
}

/** Whether this version can execute the scan. */
export const isScannable = (scan: ScanOfKind): scan is ScannableScan => scannerFor(scan.kind) !== null
