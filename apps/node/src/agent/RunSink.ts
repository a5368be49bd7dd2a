import type { DiscoveredAsset } from '@mooring/contract'
import type { ScanException, ScanSink } from '@mooring/scanners'
import type { Log } from '../log.ts'
import type { Lease } from './Lease.ts'

/** Keys of `exceptionCountMap` that a run may have: the contract's bound. */
const reasonsMax = 100
/** Tables whose column comments did not fit into a call. */
const columnCommentsLeftOut = 'ColumnCommentsLeftOut'

/** Takes what a scan says of one run: assets go to the console, what could not be read is counted and named in the log. */
export class RunSink implements ScanSink {
  readonly #lease: Lease
  readonly #log: Log
  readonly #counts = new Map<string, number>()

  constructor(lease: Lease, log: Log) {
    this.#lease = lease
    this.#log = log
  }

  assets(batch: DiscoveredAsset[]): Promise<void> {
    return this.#lease.deliver(batch)
  }

  exception({ reason, target, message }: ScanException): void {
    if (this.#counts.size < reasonsMax || this.#counts.has(reason)) this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1)
    this.#log.warn('Something could not be read.', { runId: this.#lease.runId, code: reason, target, reason: message })
  }

  progress({ objectsSeen }: { objectsSeen: number }): void {
    this.#log.debug('The scan goes on.', { runId: this.#lease.runId, objectsSeen })
  }

  /** What could not be read, counted by reason. */
  get exceptionCountMap(): Record<string, number> {
    const counts = Object.fromEntries(this.#counts)
    return this.#lease.columnCommentsCut > 0 ? { ...counts, [columnCommentsLeftOut]: this.#lease.columnCommentsCut } : counts
  }
}
