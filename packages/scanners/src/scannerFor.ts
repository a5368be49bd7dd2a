import { postgreSqlScanner } from './postgresql/postgreSqlScanner.ts'
import type { Scanner } from './Scanner.ts'

const scanners: readonly Scanner[] = [postgreSqlScanner]

/** The scanner of a kind of scan; null when this version has none. */
export function scannerFor(kind: string): Scanner | null {
  return scanners.find((scanner) => scanner.kind === kind) ?? null
}
