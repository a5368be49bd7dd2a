import type { DiscoveredAsset } from '@mooring/contract'
import type { ScanException, ScanSink } from '@mooring/scanners'
import type { Log } from '../log.ts'
import type { Lease } from './Lease.ts'
import type { RunLog } from './RunLog.ts'

/** Keys of `exceptionCountMap` that a run may have: the contract's bound. */
const reasonsMax = 100
/** Tables whose column comments did not fit into a call. */
const columnCommentsLeftOut = 'ColumnCommentsLeftOut'
/** Of a source whose size is not known, the log says that so many were looked at, twice as many, and so on. */
const firstMilestone = 1000

type Progress = Parameters<ScanSink['progress']>[0]

/** Takes what a scan says of one run: assets go to the console, what could not be read is counted and named in the log, and so is how far it is. */
export class RunSink implements ScanSink {
  readonly #lease: Lease
  readonly #log: Log
  readonly #runLog: RunLog
  readonly #counts = new Map<string, number>()
  #nextMilestone = 0
  #total: number | undefined

  constructor(lease: Lease, { log, runLog }: { log: Log; runLog: RunLog }) {
    this.#lease = lease
    this.#log = log
    this.#runLog = runLog
  }

  assets(batch: DiscoveredAsset[]): Promise<void> {
    return this.#lease.deliver(batch)
  }

  exception({ reason, target, message }: ScanException): void {
    if (this.#counts.size < reasonsMax || this.#counts.has(reason)) this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + 1)
    this.#log.warn('Something could not be read.', { runId: this.#lease.runId, code: reason, target, reason: message })
    this.#runLog.write('warning', `${reason}: ${message}`, target)
  }

  progress(progress: Progress): void {
    this.#lease.progress = progress
    this.#log.debug('The scan goes on.', { runId: this.#lease.runId, objectsSeen: progress.objectsSeen })
    this.#noteMilestone(progress)
  }

  /** What could not be read, counted by reason. */
  get exceptionCountMap(): Record<string, number> {
    const counts = Object.fromEntries(this.#counts)
    return this.#lease.columnCommentsCut > 0 ? { ...counts, [columnCommentsLeftOut]: this.#lease.columnCommentsCut } : counts
  }

  /** The total when it is known first, then each tenth of it. */
  #noteMilestone({ objectsSeen, objectsTotal, rowsSampled }: Progress): void {
    if (objectsTotal !== undefined && this.#total === undefined) {
      this.#total = objectsTotal
      this.#nextMilestone = objectsTotal / 10
      this.#runLog.write('info', `The source lists ${objectsTotal} objects.`)
    }
    if (this.#total === undefined && this.#nextMilestone === 0) this.#nextMilestone = firstMilestone
    if (objectsSeen === 0 || objectsSeen < this.#nextMilestone) return
    while (this.#nextMilestone <= objectsSeen)
      this.#nextMilestone += this.#total === undefined ? this.#nextMilestone : Math.max(1, this.#total / 10)
    const of = objectsTotal === undefined ? '' : ` of ${objectsTotal}`
    const sampled = rowsSampled > 0 ? ` ${rowsSampled} rows were sampled.` : ''
    this.#runLog.write('info', `${objectsSeen}${of} objects were looked at.${sampled}`)
  }
}
