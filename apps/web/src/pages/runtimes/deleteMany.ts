import { ApiError, console, type DeletionReport } from '@mooring/contract'
import { request } from '../../api/request.ts'
import { inBatches } from './inBatches.ts'

const askedAtOnce = 100
/** Few enough that the progress moves and that a call ends in time. */
const deletedAtOnce = 10

/**
 * What became of the runtimes that no report tells of. A call that was given up goes on in the console: what it was to delete is neither
 * untried nor known, so the console is asked which are gone.
 */
export interface Unreported {
  /** Gone, though nothing was said of it. */
  gone: readonly string[]
  /** Still there a moment ago, while the console may be deleting them. */
  begun: readonly string[]
  /** Perhaps deleted: the console could not be asked. */
  unknown: readonly string[]
  /** Nobody began with these. */
  untried: readonly string[]
}

export interface Deletion {
  reports: readonly DeletionReport[]
  unreported: Unreported
  error: unknown
}

const noneUnreported: Unreported = { gone: [], begun: [], unknown: [], untried: [] }

/** Deletes batch by batch, saying after each how many are done, and stops at the first that fails. What was deleted before is told together with what went wrong. */
export async function deleteMany(names: readonly string[], onDone: (done: number) => void): Promise<Deletion> {
  const reports: DeletionReport[] = []
  const batches = inBatches(names, deletedAtOnce)
  for (const [at, batch] of batches.entries()) {
    try {
      reports.push(...(await request(console.deleteRuntimes, { body: { names: batch } })).reports)
      onDone(reports.length)
    } catch (error) {
      return { reports, unreported: await unreportedOf(batch, { later: batches.slice(at + 1).flat(), error }), error }
    }
  }
  return { reports, unreported: noneUnreported, error: null }
}

/** Whether the console refused a call, so that it did nothing; otherwise it may have done all of it. */
export const isRefused = (error: unknown): boolean => error instanceof ApiError && error.status < 500

async function unreportedOf(batch: readonly string[], { later, error }: { later: string[]; error: unknown }): Promise<Unreported> {
  if (isRefused(error)) return { ...noneUnreported, untried: [...batch, ...later] }
  const missing = await missingOf([...batch, ...later])
  if (missing === null) return { ...noneUnreported, unknown: batch, untried: later }
  const isThere = (name: string) => !missing.has(name)
  return {
    gone: [...missing],
    begun: batch.filter(isThere),
    unknown: [],
    untried: later.filter(isThere),
  }
}

/** Which of them no runtime has any more; null when the console does not say. */
async function missingOf(names: readonly string[]): Promise<ReadonlySet<string> | null> {
  try {
    const missing: string[] = []
    for (const batch of inBatches(names, askedAtOnce)) {
      missing.push(...(await request(console.listDependentsOfRuntimes, { body: { names: batch } })).missing)
    }
    return new Set(missing)
  } catch {
    // Why the deletion failed is told already.
    return null
  }
}
