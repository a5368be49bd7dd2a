import type { Column, DiscoveredAsset } from '@mooring/contract'
import { classifyRows } from '../classifiers/classifyRows.ts'
import { lookedAtInPart } from '../classifiers/lookedAtInPart.ts'
import type { ScanException, ScanJob } from '../Scanner.ts'
import { fileFormat, isLookedInto } from './fileFormat.ts'
import { FileNotReadable } from './FileNotReadable.ts'
import type { FoundFile, OpenFile } from './FoundFile.ts'
import { largeBytes, type LargeFileTurns, type Turn } from './LargeFileTurns.ts'
import type { RandomAccessFile } from './RandomAccessFile.ts'
import { clipText, columnsMax, type TableContent } from './TableContent.ts'

/** What was found in a file. Without columns when it was not looked into or cannot be read. */
export interface FileContent {
  format: string | null
  columns: Column[]
  rowEstimate: number | null
  rowsSampled: number
  /** What is to be known of it, but could not be found out this time. */
  notLookedAt?: DiscoveredAsset['notLookedAt']
  exceptions: ScanException[]
}

const valueLengthMax = 1024

const nothing: FileContent = { format: null, columns: [], rowEstimate: null, rowsSampled: 0, exceptions: [] }

/** Looks into a file if its format is one of those that are asked for. `target` is how people name it. Throws `ScanError` and the signal's reason. */
export async function lookInto(
  file: FoundFile,
  { job, target, turns }: { job: Pick<ScanJob, 'scope' | 'sampling'>; target: string; turns: LargeFileTurns },
  signal: AbortSignal,
): Promise<FileContent> {
  const { scope, sampling } = job
  const found = fileFormat(file.path.at(-1) ?? '', scope.fileTypes)
  if (found === null) return nothing
  const { format } = found
  if (!isLookedInto(found, scope)) return { ...nothing, format }
  const failed = (reason: string, message: string) => ({ reason, target, message: `${message}.` })
  if (file.size === 0)
    return { ...nothing, format, exceptions: [failed('FileEmpty', 'The file is empty: it may not have been written yet')] }
  let open: OpenFile | null = null
  const turn = turns.forFile()
  try {
    open = await file.open(signal)
    const content = await found.read({ file: inTurn(open, turn), rowsMax: sampling?.rowsMax ?? 0, signal, beforeLarge: () => turn.take() })
    const { rowEstimate, rows, notSampled, unread } = content
    const columns = await columnsOf(content, sampling, signal)
    const looked = { format, columns, rowEstimate, rowsSampled: rows.length, exceptions: leftOut(content, failed) }
    return notSampled === undefined ? looked : lookedAtInPart(looked, ({ name }) => rows.length > 0 && unread?.has(name) !== true)
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof FileNotReadable)) throw error
    const exceptions = [failed('FileNotReadable', `It could not be read: ${error.message}`)]
    return { ...nothing, format, notLookedAt: 'columns', exceptions }
  } finally {
    turn.end()
    await open?.close()
  }
}

/** A file of which large pieces are read only when it is its turn. */
const inTurn = (file: OpenFile, turn: Turn): RandomAccessFile => ({
  size: file.size,
  async read(offset, length, signal) {
    if (length > largeBytes) await turn.take()
    signal.throwIfAborted()
    return file.read(offset, length, signal)
  },
})

function leftOut({ columns, notSampled }: TableContent, failed: (reason: string, message: string) => ScanException): ScanException[] {
  const exceptions: ScanException[] = []
  if (notSampled !== undefined) exceptions.push(failed('FileNotSampled', `Its schema was read but not all of its values: ${notSampled}`))
  if (columns.length > columnsMax)
    exceptions.push(failed('TooManyColumns', `It has more than ${columnsMax} columns: those beyond are left out`))
  return exceptions
}

async function columnsOf({ columns, rows }: TableContent, sampling: ScanJob['sampling'], signal: AbortSignal): Promise<Column[]> {
  const named = columns.slice(0, columnsMax).map((column, index): Column => ({ ...column, position: index + 1 }))
  if (sampling === null || rows.length === 0) return named
  const found = await classifyRows(sampling, { columns: named, rows: beginningsOf(rows) }, signal)
  return named.map((column, index) => ({ ...column, ...(found[index]?.length ? { classifications: found[index] } : {}) }))
}

function* beginningsOf(rows: readonly unknown[][]): Generator<unknown[]> {
  for (const row of rows) yield row.slice(0, columnsMax).map(beginning)
}

/** Of a long value its beginning is looked at. */
const beginning = (value: unknown): unknown =>
  typeof value === 'string' && value.length > valueLengthMax ? clipText(value, valueLengthMax) : value
