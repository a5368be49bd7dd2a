import { ByteCursor } from '../ByteCursor.ts'
import { ByteWindow } from '../ByteWindow.ts'
import { FileNotReadable } from '../FileNotReadable.ts'
import { largeBytes } from '../LargeFileTurns.ts'
import { pieceBytesMax } from '../RandomAccessFile.ts'
import type { FileReading } from '../TableContent.ts'
import { unpackBlock, type BlockCodec } from '../unpackBlock.ts'
import { readRuns } from './encodings.ts'
import type { ParquetLeaf } from './parquetSchema.ts'
import type { ColumnChunk } from './readFooter.ts'
import { numberIn, readThrift, structIn, type ThriftStruct } from './readThrift.ts'
import { readValues, type Asked, type RawValue } from './readValues.ts'

const codecs: Record<number, BlockCodec> = { 0: 'none', 1: 'snappy', 2: 'gzip', 4: 'brotli', 6: 'zstd', 7: 'lz4' }
const codecNames: Record<number, string> = { 3: 'LZO', 5: 'LZ4 in the frames of Hadoop' }

const headerBytesMax = 64 * 1024
/** Levels that are looked at in a page of lists: the rows that are asked for may be far apart. */
const levelsMax = 1_000_000
/** Pages that hold no row that is asked for, such as those of an index. */
const pagesMax = 1000

/** One column of the first row group, and how many of its rows are asked for. */
export interface ChunkReading extends FileReading {
  chunk: ColumnChunk
  leaf: ParquetLeaf
  /** Of a longer value its beginning is brought. */
  valueBytesMax: number
}

interface Page {
  header: ThriftStruct
  bytes: Uint8Array
}

/** The values of the first rows of a column, null where there is none; of a list its first. Reads whole pages, and no more of them than it needs. */
export async function readChunk(reading: ChunkReading): Promise<(RawValue | null)[]> {
  const { file, chunk, leaf, rowsMax, valueBytesMax, signal, beforeLarge } = reading
  const codec = codecs[chunk.codec]
  if (codec === undefined)
    throw new FileNotReadable(`its values are packed with ${codecNames[chunk.codec] ?? 'a method'} that is not known here`)
  const parts: (RawValue | null)[][] = []
  let rows = 0
  let dictionary: Uint8Array | null = null
  let pages = 0
  for await (const { header, bytes } of pagesOf(new ByteWindow(file, chunk.end, signal), chunk)) {
    pages += 1
    const isDictionary = numberIn(header, 1) === 2
    if (unpackedLength(header) > largeBytes) await beforeLarge?.()
    if (isDictionary) dictionary = unpackBlock(codec, bytes, unpackedLength(header))
    else {
      const part = rowsOfPage(pageParts(header, bytes, codec), { leaf, dictionary, rowsMax: rowsMax - rows, valueBytesMax })
      parts.push(part)
      rows += part.length
    }
    if (rows >= rowsMax || pages >= pagesMax) break
  }
  const [first = [], ...others] = parts
  return first.concat(...others)
}

async function* pagesOf(window: ByteWindow, { start, end }: ColumnChunk): AsyncGenerator<Page> {
  for (let offset = start; offset < end;) {
    const cursor = new ByteCursor(await window.upTo(offset, Math.min(headerBytesMax, end - offset)))
    const header = readThrift(cursor)
    const length = numberIn(header, 3) ?? -1
    if (length < 0 || length > pieceBytesMax) throw new FileNotReadable('one of its pages is larger than is read in one piece')
    offset += cursor.offset
    yield { header, bytes: await window.exactly(offset, length) }
    offset += length
  }
}

const unpackedLength = (header: ThriftStruct): number => numberIn(header, 2) ?? 0

interface PageParts {
  count: number
  encoding: number
  /** Null: they stand at the beginning of `rest`, with their lengths. */
  levels: { repetition: Uint8Array; definition: Uint8Array } | null
  rest: Uint8Array
}

const nothing: PageParts = { count: 0, encoding: 0, levels: null, rest: new Uint8Array() }

function pageParts(header: ThriftStruct, bytes: Uint8Array, codec: BlockCodec): PageParts {
  const first = structIn(header, 5)
  if (first !== undefined)
    return {
      count: numberIn(first, 1) ?? 0,
      encoding: numberIn(first, 2) ?? 0,
      levels: null,
      rest: unpackBlock(codec, bytes, unpackedLength(header)),
    }
  const second = structIn(header, 8)
  if (second === undefined) return nothing
  const cursor = new ByteCursor(bytes)
  const repetition = cursor.take(numberIn(second, 6) ?? 0)
  const definition = cursor.take(numberIn(second, 5) ?? 0)
  const packed = cursor.take(cursor.left)
  const isPacked = second.get(7) !== false && packed.length > 0
  const rest = isPacked ? unpackBlock(codec, packed, unpackedLength(header)) : packed
  return { count: numberIn(second, 1) ?? 0, encoding: numberIn(second, 4) ?? 0, levels: { repetition, definition }, rest }
}

interface RowsAsked {
  leaf: ParquetLeaf
  dictionary: Uint8Array | null
  rowsMax: number
  valueBytesMax: number
}

function rowsOfPage(page: PageParts, { leaf, dictionary, rowsMax, valueBytesMax }: RowsAsked): (RawValue | null)[] {
  const { definitionMax, repetitionMax, element } = leaf
  const levelCount = Math.min(page.count, repetitionMax > 0 ? levelsMax : rowsMax)
  if (levelCount <= 0) return []
  const { repetition, definition, bytes } = levelsOf(page, leaf)
  const repetitions = repetitionMax > 0 ? readRuns(repetition, bitsFor(repetitionMax), levelCount) : null
  const definitions = definitionMax > 0 ? readRuns(definition, bitsFor(definitionMax), levelCount) : null
  const readAsked = (asked: Asked) => readValues({ bytes, encoding: page.encoding, asked, bytesMax: valueBytesMax }, element, dictionary)
  if (repetitions === null) {
    const read = (count: number) => readAsked({ count, has: () => true })
    return definitions === null ? padded(read(levelCount), levelCount) : spread(definitions, definitionMax, read)
  }
  const slots = slotsOf({ repetitions, definitions, levelCount, definitionMax, rowsMax })
  // The first value of each row: there may be a million between them.
  const firsts = new Set(slots)
  const count = slots.reduce((most, slot) => Math.max(most, slot + 1), 0)
  const values = readAsked({ count, has: (place) => firsts.has(place) })
  let next = 0
  return slots.map((slot) => (slot < 0 ? null : (values[next++] ?? null)))
}

/** Of a column that has a value in each row: where values are missing at the end, the page is damaged, and the rest is null. */
function padded(values: (RawValue | null)[], length: number): (RawValue | null)[] {
  while (values.length < length) values.push(null)
  return values
}

/** Of a column with one value a row at most: the values where they belong. */
function spread(definitions: readonly number[], definitionMax: number, read: (count: number) => RawValue[]): (RawValue | null)[] {
  let count = 0
  for (const definition of definitions) if (definition === definitionMax) count += 1
  const values = read(count)
  if (values.length === definitions.length) return values
  let next = 0
  const rows: (RawValue | null)[] = []
  for (const definition of definitions) rows.push(definition === definitionMax ? (values[next++] ?? null) : null)
  return rows
}

const bitsFor = (most: number): number => 32 - Math.clz32(most)

function levelsOf({ levels, rest }: PageParts, { definitionMax, repetitionMax }: ParquetLeaf) {
  if (levels !== null) return { ...levels, bytes: rest }
  const cursor = new ByteCursor(rest)
  const repetition = repetitionMax > 0 ? cursor.take(cursor.uint32()) : rest
  const definition = definitionMax > 0 ? cursor.take(cursor.uint32()) : rest
  return { repetition, definition, bytes: cursor.take(cursor.left) }
}

interface Levels {
  repetitions: number[]
  definitions: number[] | null
  levelCount: number
  definitionMax: number
  rowsMax: number
}

/** For each row the number of its first value among the values of the page, -1 when it has none. */
function slotsOf({ repetitions, definitions, levelCount, definitionMax, rowsMax }: Levels): number[] {
  const slots: number[] = []
  let value = 0
  const length = Math.min(levelCount, repetitions.length, definitions?.length ?? levelCount)
  for (let level = 0; level < length; level++) {
    const isNewRow = repetitions[level] === 0
    if (isNewRow && slots.length === rowsMax) break
    if (isNewRow) slots.push(-1)
    const hasValue = definitions === null || definitions[level] === definitionMax
    if (hasValue && slots.at(-1) === -1) slots[slots.length - 1] = value
    if (hasValue) value += 1
  }
  return slots
}
