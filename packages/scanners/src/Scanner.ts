import type {
  AssetState,
  Classification,
  CredentialKind,
  DiscoveredAsset,
  KnownAsset,
  ScannableKind,
  ScannableScan,
  ScannableSourceKind,
  SourceOfKind,
} from '@mooring/contract'
import type { AgentFor } from './storage/agentPolicy.ts'

/** A credential with its secrets in clear: it lives in memory only. `properties` are those of the contract's typeProperties, as text. */
export interface OpenCredential {
  kind: CredentialKind
  properties: Readonly<Record<string, string>>
}

/** Looks at sampled values of one table or file. The values stay in it: only the counts come out. */
export interface TableClassifier {
  /** Takes a value of a column, by its place among the columns that were given; null and undefined say nothing. */
  value(column: number, value: unknown): void
  /** What the columns look like so far, one list for each. */
  classifications(): Classification[][]
}

/** Whether and how values are looked at. */
export interface Sampling {
  /** Rows of a table or a file that are looked at. */
  rowsMax: number
  classifierFor(columns: readonly { name: string; type: string }[]): TableClassifier
}

/** How files of an ending are read: as which format, and with which delimiter, when it is delimited text of one's own. */
export interface FileType {
  format: string
  delimiter?: string | undefined
  /** Of delimited text: whether its first line is the header, whatever it looks like. */
  hasHeader?: boolean | undefined
}

/** What of a source is scanned. */
export interface ScanScope {
  /** Whether an asset, by its qualified name, is one of those that the scan is about. */
  covers(qualifiedName: string): boolean
  /** Of files: the formats that are looked into; null: all that are known. */
  formats: ReadonlySet<string> | null
  /** Of files: endings of their names, in small letters and without the dot, that stand for other formats than they usually do. These are looked into, whatever `formats` says. */
  fileTypes?: ReadonlyMap<string, FileType>
}

/** What is known of assets from when they were last read. */
export interface Memory {
  /** Names a state of an asset: the same for the same facts when they are read in the same way. Facts are what JSON can tell apart. */
  revisionOf(facts: unknown): string
  /** What was found, when they were last read, in those of these assets that still are in that state; of any number. Nothing when all is to be read. */
  recall(states: readonly AssetState[]): Promise<ReadonlyMap<string, KnownAsset>>
}

/** What to scan and as whom: the scan and the data source of one kind. A kind that needs no credential has none. */
export interface ScanJob<S extends ScannableScan = ScannableScan, D extends SourceOfKind = SourceOfKind> {
  scan: S
  source: D
  credential: OpenCredential | null
  scope: ScanScope
  /** Null: values are not looked at. */
  sampling: Sampling | null
  /** Absent: everything is read, and in which state it was is not said. */
  memory?: Memory
  /** The folders of the node's machine that its administrator lets be scanned, with all below them. Absent: none. */
  allowedPaths?: readonly string[]
  /** Files after which a source that is only tried is not listed on; what was found until then is delivered. Absent: all are scanned. */
  filesMax?: number
  /** How sources that speak HTTP are called. Absent: as their clients do of themselves. */
  agentFor?: AgentFor
}

/** The job of a scanner of one kind. */
export type JobOf<S extends ScannableKind, D extends ScannableSourceKind> = ScanJob<
  Extract<ScannableScan, { kind: S }>,
  Extract<SourceOfKind, { kind: D }>
>

/** Something of the source that could not be read, while the rest could. */
export interface ScanException {
  /** Counted under this name, such as `FileNotReadable`: printable ASCII, one of few. */
  reason: string
  /** What could not be read, as people name it. */
  target: string
  message: string
}

/** Where discovered assets go. A scanner waits for each batch to be taken, so that a slow console slows the scan instead of filling memory. */
export interface ScanSink {
  /** Takes 1 to `assetsPerCallMax` assets. */
  assets(batch: DiscoveredAsset[]): Promise<void>
  /** Counts and names what could not be read; the scan goes on. */
  exception(exception: ScanException): void
  /** Says how far the scan is: all that was looked at so far, and of how much, where that is known. */
  progress(progress: { objectsSeen: number; objectsTotal?: number; rowsSampled: number }): void
}

/**
 * Scans one kind of data source. `scan` throws `ScanError` when the source is to blame, what the sink threw when the sink is,
 * and the signal's reason, within a second, when it is aborted; the source is let go of in every case.
 */
export interface Scanner<J extends ScanJob = ScanJob> {
  kind: J['scan']['kind']
  scan(job: J, sink: ScanSink, signal: AbortSignal): Promise<void>
}
