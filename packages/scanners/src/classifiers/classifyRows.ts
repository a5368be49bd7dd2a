import { setImmediate } from 'node:timers/promises'
import type { Classification } from '@mooring/contract'
import type { Sampling } from '../Scanner.ts'

/**
 * How long values are looked at in one go, in milliseconds: several files of several scans take turns, and a call to the console needs
 * some turns of its own.
 */
const turnMs = 10

export interface TableRows {
  columns: readonly { name: string; type: string }[]
  /** A value for each column. */
  rows: Iterable<readonly unknown[]>
}

/**
 * What the columns of some rows look like, one list for each. A wide table takes rules half a minute, in which the node must still hold its
 * leases and hear that a run is canceled: everything else gets its turn in between. Throws the signal's reason.
 */
export async function classifyRows(sampling: Sampling, { columns, rows }: TableRows, signal: AbortSignal): Promise<Classification[][]> {
  const classifier = sampling.classifierFor(columns)
  let turnEndsAt = performance.now() + turnMs
  for (const row of rows) {
    for (let column = 0; column < columns.length; column++) {
      const value = row[column]
      // Most values of most sources are null.
      if (value === null || value === undefined) continue
      classifier.value(column, value)
      if (performance.now() < turnEndsAt) continue
      await setImmediate()
      signal.throwIfAborted()
      turnEndsAt = performance.now() + turnMs
    }
  }
  return classifier.classifications()
}
