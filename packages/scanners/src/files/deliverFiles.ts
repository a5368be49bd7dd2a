import type { DiscoveredAsset, KnownAsset } from '@mooring/contract'
import type { ScanJob, ScanSink } from '../Scanner.ts'
import { fileFormat } from './fileFormat.ts'
import type { FileNaming, FoundFile } from './FoundFile.ts'
import { LargeFileTurns } from './LargeFileTurns.ts'
import { lookInto, type FileContent } from './lookInto.ts'
import { recallSets, type RecalledSet } from './recallSets.ts'
import { ResourceSets, type ResourceSet } from './ResourceSets.ts'
import { clipText } from './TableContent.ts'

/** Files that are read at the same time, and assets that are delivered together. */
const readAtOnce = 8
const batchMax = 200
const qualifiedNameLengthMax = 2048
const folderLengthMax = 1024
/** How often progress is said, in files: a source may have a million that are not looked into. */
const progressEvery = 1000

export interface FileDelivery {
  /** In such an order that what is in a folder comes in one go. */
  files: AsyncIterable<FoundFile>
  naming: FileNaming
  job: Pick<ScanJob, 'scope' | 'sampling' | 'memory' | 'filesMax'>
  sink: ScanSink
  /** What was seen so far, counted on: a source may be delivered in parts. */
  seen?: { objectsSeen: number; rowsSampled: number }
}

/** Turns the files of a source into assets: files of one shape into one, those that are asked for with their schema. Throws as a scanner does. */
export async function deliverFiles(delivery: FileDelivery, signal: AbortSignal): Promise<void> {
  const sets = new ResourceSets()
  const turns = new LargeFileTurns()
  const { files, naming, job, sink, seen = { objectsSeen: 0, rowsSampled: 0 } } = delivery
  let waiting: ResourceSet[] = []
  const deliver = async () => {
    const batch = waiting
    waiting = []
    const assets: DiscoveredAsset[] = []
    const recalled = await recallSets(batch, { job, nameOf: (set) => nameOf(set, naming) })
    for (let at = 0; at < batch.length; at += readAtOnce) {
      const looks = await Promise.all(
        batch.slice(at, at + readAtOnce).map((set) => lookAt(set, { job, naming, turns, recalled: recalled.get(set) }, signal)),
      )
      for (const { asset, content } of looks) {
        assets.push(asset)
        seen.rowsSampled += content.rowsSampled
        for (const exception of content.exceptions) sink.exception(exception)
      }
    }
    signal.throwIfAborted()
    if (assets.length > 0) await sink.assets(assets)
    signal.throwIfAborted()
    sink.progress({ ...seen })
  }
  const take = async (complete: ResourceSet[]) => {
    for (const set of complete) {
      if (isNamed(set, naming, sink)) waiting.push(set)
      if (waiting.length >= batchMax) await deliver()
    }
  }
  for await (const file of files) {
    signal.throwIfAborted()
    if (!job.scope.covers(qualifiedNameOf(naming, file.path))) continue
    seen.objectsSeen += 1
    if (seen.objectsSeen % progressEvery === 0) sink.progress({ ...seen })
    await take(sets.add(file))
    if (seen.objectsSeen >= (job.filesMax ?? Infinity)) break
  }
  await take(sets.finish())
  await deliver()
}

/** A set of one is the file that it is. */
const pathOf = ({ count, pattern, first }: ResourceSet): readonly string[] => (count > 1 ? pattern : first.path)

const targetOf = ({ folder }: FileNaming, path: readonly string[]): string => [folder, ...path].join('/')

/** The braces of a pattern stay; those of a name do not. */
function qualifiedNameOf({ qualifiedPrefix }: FileNaming, path: readonly string[], pattern: readonly string[] = path): string {
  const parts = pattern.map((part, index) =>
    part === path[index]
      ? encoded(part)
      : part
          .split(/(\{[A-Z][A-Za-z]*\})/)
          .map((piece, at) => (at % 2 === 1 ? piece : encoded(piece)))
          .join(''),
  )
  return qualifiedPrefix + parts.join('/')
}

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())

const nameOf = (set: ResourceSet, naming: FileNaming): string => qualifiedNameOf(naming, set.first.path, pathOf(set))

/** Whether the contract can name it. */
function isNamed(set: ResourceSet, naming: FileNaming, sink: ScanSink): boolean {
  if (nameOf(set, naming).length <= qualifiedNameLengthMax) return true
  const target = targetOf(naming, pathOf(set)).slice(0, qualifiedNameLengthMax)
  sink.exception({ reason: 'NameTooLong', target, message: `Its qualified name is longer than ${qualifiedNameLengthMax} characters.` })
  return false
}

interface Look {
  asset: DiscoveredAsset
  content: FileContent
}

type Looking = Pick<FileDelivery, 'job' | 'naming'> & { turns: LargeFileTurns; recalled: RecalledSet | undefined }

/** What is known of a set that is as it was stands for what would be found in it. */
async function lookAt(set: ResourceSet, { job, naming, turns, recalled }: Looking, signal: AbortSignal): Promise<Look> {
  const content = recalled?.known
    ? contentOf(set, { known: recalled.known, scope: job.scope })
    : await lookIntoSet(set, { job, naming, turns }, signal)
  const asset = assetOf(set, naming, content)
  // What could not be read, or not all of it, is tried again the next time.
  return { asset: recalled === undefined || content.exceptions.length > 0 ? asset : { ...asset, revision: recalled.revision }, content }
}

const contentOf = ({ newest }: ResourceSet, { known, scope }: { known: KnownAsset; scope: ScanJob['scope'] }): FileContent => ({
  format: fileFormat(newest.path.at(-1) ?? '', scope.fileTypes)?.format ?? null,
  columns: known.columns,
  rowEstimate: known.rowEstimate ?? null,
  rowsSampled: 0,
  exceptions: [],
})

async function lookIntoSet(set: ResourceSet, { job, naming, turns }: Omit<Looking, 'recalled'>, signal: AbortSignal): Promise<FileContent> {
  const look = (file: FoundFile) => lookInto(file, { job, target: targetOf(naming, file.path), turns }, signal)
  const content = await look(set.newest)
  if (set.newest === set.first || content.columns.length > 0 || content.exceptions.length === 0) return content
  // The newest may still be written.
  const older = await look(set.first)
  const exceptions = [...content.exceptions, ...older.exceptions]
  return older.columns.length > 0 ? { ...older, exceptions } : { ...content, ...older, exceptions }
}

function assetOf(set: ResourceSet, naming: FileNaming, { format, columns, rowEstimate, notLookedAt }: FileContent): DiscoveredAsset {
  const path = pathOf(set)
  const isSet = set.count > 1
  const { modifiedAt } = set.newest
  return {
    qualifiedName: nameOf(set, naming),
    kind: isSet ? 'resourceSet' : 'file',
    schemaName: clipText(targetOf(naming, path.slice(0, -1)) || '/', folderLengthMax),
    name: clipText(path.at(-1) ?? ''),
    // Of a set only one file was looked into, and how many rows the others have is not known.
    ...(rowEstimate === null || isSet ? {} : { rowEstimate }),
    sizeBytes: Math.min(set.sizeBytes, Number.MAX_SAFE_INTEGER),
    ...(format === null ? {} : { format }),
    ...(isSet ? { fileCount: set.count } : {}),
    ...(modifiedAt === null || Number.isNaN(modifiedAt.getTime()) ? {} : { modifiedAt: modifiedAt.toISOString() }),
    columns,
    keys: [],
    ...(notLookedAt === undefined ? {} : { notLookedAt }),
  }
}
