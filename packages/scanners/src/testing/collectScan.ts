import type { DiscoveredAsset } from '@mooring/contract'
import type { ScanException, Scanner, ScanJob, ScanScope, ScanSink } from '../Scanner.ts'

/** Everything, without looking at values. */
export const wholeSource: { scope: ScanScope; sampling: null } = { scope: { covers: () => true, formats: null }, sampling: null }

/** A sink that does what is given, and nothing otherwise. */
export const aSink = (does: Partial<ScanSink>): ScanSink => ({
  assets: () => Promise.resolve(),
  exception: () => undefined,
  progress: () => undefined,
  ...does,
})

export interface CollectedScan {
  batches: DiscoveredAsset[][]
  assets: DiscoveredAsset[]
  exceptions: ScanException[]
}

/** Runs a scan to its end and keeps what it said. */
export async function collectScan<J extends ScanJob>(
  scanner: Scanner<J>,
  job: J,
  signal = new AbortController().signal,
): Promise<CollectedScan> {
  const batches: DiscoveredAsset[][] = []
  const exceptions: ScanException[] = []
  const sink = aSink({ assets: async (batch) => void batches.push(batch), exception: (exception) => void exceptions.push(exception) })
  await scanner.scan(job, sink, signal)
  return { batches, assets: batches.flat(), exceptions }
}
