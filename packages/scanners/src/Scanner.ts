import type { CredentialKind, DiscoveredAsset, ScannableKind, ScannableScan, ScannableSourceKind, SourceOfKind } from '@mooring/contract'

/** A credential with its secrets in clear: it lives in memory only. `properties` are those of the contract's typeProperties, as text. */
export interface OpenCredential {
  kind: CredentialKind
  properties: Readonly<Record<string, string>>
}

/** What to scan and as whom: the scan and the data source of one kind. A kind that needs no credential has none. */
export interface ScanJob<S extends ScannableScan = ScannableScan, D extends SourceOfKind = SourceOfKind> {
  scan: S
  source: D
  credential: OpenCredential | null
}

/** The job of a scanner of one kind. */
export type JobOf<S extends ScannableKind, D extends ScannableSourceKind> = ScanJob<
  Extract<ScannableScan, { kind: S }>,
  Extract<SourceOfKind, { kind: D }>
>

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
export interface Scanner<J extends ScanJob = ScanJob> {
  kind: J['scan']['kind']
  scan(job: J, sink: ScanSink, signal: AbortSignal): Promise<ScanSummary>
}
