import type { KnownAsset } from '@mooring/contract'
import type { ScanJob } from '../Scanner.ts'
import { fileFormat, isLookedInto } from './fileFormat.ts'
import type { ResourceSet } from './ResourceSets.ts'

/** The state that a set is in, and what is known of it from when it was read in that state. */
export interface RecalledSet {
  revision: string
  known: KnownAsset | null
}

/**
 * What is known of files that are as they were when they were last read. A set stands in the state of its newest file, with how many
 * files there are and how large they are together. Sets that nobody looks into, or whose source does not say enough, are left out.
 */
export async function recallSets(
  sets: readonly ResourceSet[],
  { job, nameOf }: { job: Pick<ScanJob, 'scope' | 'memory'>; nameOf: (set: ResourceSet) => string },
): Promise<ReadonlyMap<ResourceSet, RecalledSet>> {
  const { memory, scope } = job
  if (memory === undefined) return new Map()
  const states = sets.flatMap((set) => {
    const { path, revision: newest, size } = set.newest
    const found = fileFormat(path.at(-1) ?? '', scope.fileTypes)
    if (newest === null || size === 0 || found === null || !isLookedInto(found, scope)) return []
    const revision = memory.revisionOf([newest, path, set.first.path, set.count, set.sizeBytes])
    return [{ set, qualifiedName: nameOf(set), revision }]
  })
  const known = await memory.recall(states.map(({ qualifiedName, revision }) => ({ qualifiedName, revision })))
  return new Map(states.map(({ set, qualifiedName, revision }) => [set, { revision, known: known.get(qualifiedName) ?? null }]))
}
