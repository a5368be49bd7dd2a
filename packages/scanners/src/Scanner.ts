import type { DiscoveredAsset, PostgreSqlScanProperties } from '@mooring/contract'

/** What to scan and as whom. `password` is in clear: it lives in memory only. */
export interface ScanJob {
  properties: PostgreSqlScanProperties
  user: string
  password: string
}

/** Where discovered assets go. A scanner waits for each batch to be taken, so that a slow console slows the scan instead of filling memory. */
export interface ScanSink {
  /** Takes 1 to `assetsPerCallMax` assets. */
  assets(batch: DiscoveredAsset[]): Promise<void>
}

/** What a finished scan says of itself: how much was found, and what could not be read, counted by reason. */
export interface ScanSummary {
  assetsDiscovered: number
  exceptionCountMap: Record<string, number>
}

/**
 * Scans one kind of data source. `scan` throws `ScanError` when the source is to blame, what the sink threw when the sink is,
 * and the signal's reason, within a second, when it is aborted; the source is let go of in every case.
 */
export interface Scanner {
  kind: 'AzurePostgreSqlCredential'
  scan(job: ScanJob, sink: ScanSink, signal: AbortSignal): Promise<ScanSummary>
}
