import { avroFields, avroSchema, type AvroType } from './avroSchema.ts'
import { ByteCursor } from './ByteCursor.ts'
import { ByteWindow } from './ByteWindow.ts'
import { exactNumber } from './exactNumber.ts'
import { FileNotReadable } from './FileNotReadable.ts'
import { flattenSchema, valueAt } from './flattenSchema.ts'
import { largeBytes } from './LargeFileTurns.ts'
import { pieceBytesMax } from './RandomAccessFile.ts'
import { rowsLengthMax, type FileReading, type TableContent } from './TableContent.ts'
import { unpackBlock, type BlockCodec } from './unpackBlock.ts'

const mark = 'Obj\u0001'
const syncBytes = 16
const headerBytesUsual = 64 * 1024
const headerBytesMax = 16 * 1024 * 1024
const codecs: Record<string, BlockCodec> = { '': 'none', null: 'none', deflate: 'deflate', snappy: 'snappy', zstandard: 'zstd' }
/** Values that a file may have in the rows that are looked at: an array of nothing can claim to be endless. */
const valuesMax = 2_000_000
const depthMax = 64

/**
 * Reads the header of Avro and its first blocks. Of the rest it only estimates: the rows are not counted anywhere but in their blocks.
 *
 * The reader is our own: those that exist compile the schema of a file into functions, and believe its counts.
 * https://avro.apache.org/docs/1.12.0/specification/#object-container-files
 */
export async function readAvro({ file, rowsMax, signal, beforeLarge }: FileReading): Promise<TableContent> {
  const window = new ByteWindow(file, file.size, signal)
  const header = await readHeader(window)
  const type = avroSchema(header.schema)
  const columns = flattenSchema(avroFields(type))
  const content = { columns: columns.map(({ name, type: label, nullable }) => ({ name, type: label, nullable })), rows: [] }
  const codec = codecs[header.codec]
  if (codec === undefined)
    return { ...content, rowEstimate: null, notSampled: `its blocks are packed with ${header.codec.slice(0, 40)}, which is not known here` }
  const rows: unknown[] = []
  const budget = { left: valuesMax }
  let counted = 0
  let length = 0
  let offset = header.end
  while (offset < file.size && (counted === 0 || (rows.length < rowsMax && length <= rowsLengthMax))) {
    const block = await readBlock(window, offset)
    const bytes = codec === 'snappy' ? block.bytes.subarray(0, -4) : block.bytes
    const unpacked = await unpackInTurn(codec, bytes, beforeLarge)
    const cursor = new ByteCursor(unpacked)
    length += unpacked.length
    if (length > largeBytes) await beforeLarge?.()
    for (let row = 0; row < block.count && rows.length < rowsMax; row++) rows.push(readValue(type, { cursor, budget, depth: 0 }))
    counted += block.count
    offset = block.end
  }
  const seen = Math.max(1, offset - header.end)
  return {
    ...content,
    rowEstimate: Math.min(Number.MAX_SAFE_INTEGER, offset >= file.size ? counted : Math.round((counted / seen) * (file.size - header.end))),
    rows: rows.map((row) => columns.map(({ path }) => valueAt(row, path[0] === '' ? [] : path))),
  }
}

interface Header {
  schema: string
  codec: string
  end: number
}

/** Most headers are short; a schema can be long. */
async function readHeader(window: ByteWindow): Promise<Header> {
  const first = await window.upTo(0, headerBytesUsual)
  try {
    return headerOf(first)
  } catch (error) {
    if (!(error instanceof FileNotReadable) || first.length < headerBytesUsual) throw error
    return headerOf(await window.upTo(0, headerBytesMax))
  }
}

function headerOf(first: Uint8Array): Header {
  const cursor = new ByteCursor(first)
  if (first.length < mark.length || Buffer.from(cursor.take(mark.length)).toString('latin1') !== mark)
    throw new FileNotReadable('it does not begin as Avro does: it is something else')
  const properties = new Map<string, string>()
  for (;;) {
    const count = blockCount(cursor)
    if (count === 0) break
    for (let left = count; left > 0; left--) {
      const name = Buffer.from(cursor.take(lengthOf(cursor))).toString('utf8')
      properties.set(name, Buffer.from(cursor.take(lengthOf(cursor))).toString('utf8'))
    }
  }
  cursor.take(syncBytes)
  const schema = properties.get('avro.schema')
  if (schema === undefined) throw new FileNotReadable('it has no schema')
  return { schema, codec: properties.get('avro.codec') ?? '', end: cursor.offset }
}

async function readBlock(window: ByteWindow, offset: number): Promise<{ count: number; bytes: Uint8Array; end: number }> {
  const cursor = new ByteCursor(await window.upTo(offset, 20))
  const count = lengthOf(cursor)
  const length = lengthOf(cursor)
  if (length > pieceBytesMax) throw new FileNotReadable('one of its blocks is larger than is read in one piece')
  const start = offset + cursor.offset
  const bytes = await window.exactly(start, length + syncBytes)
  return { count, bytes: bytes.subarray(0, length), end: start + length + syncBytes }
}

/** Nothing says how much a block unpacks to: one that is large is given up, and unpacked again when it is its turn. */
async function unpackInTurn(codec: BlockCodec, bytes: Uint8Array, beforeLarge: FileReading['beforeLarge']): Promise<Uint8Array> {
  if (beforeLarge === undefined) return unpackBlock(codec, bytes)
  try {
    return unpackBlock(codec, bytes, largeBytes)
  } catch (error) {
    if (!(error instanceof FileNotReadable)) throw error
    await beforeLarge()
    return unpackBlock(codec, bytes)
  }
}

function lengthOf(cursor: ByteCursor): number {
  const length = Number(cursor.zigzag())
  if (length < 0 || !Number.isSafeInteger(length)) throw new FileNotReadable('it is damaged: a length in it is impossible')
  return length
}

/** How many elements follow; a negative number says the size of them too, which readers may skip by. */
function blockCount(cursor: ByteCursor): number {
  const count = Number(cursor.zigzag())
  if (count >= 0) return count
  cursor.zigzag()
  return -count
}

interface Reading {
  cursor: ByteCursor
  budget: { left: number }
  depth: number
}

function readValue(type: AvroType, reading: Reading): unknown {
  const { cursor, budget } = reading
  budget.left -= 1
  if (budget.left < 0 || reading.depth > depthMax) throw new FileNotReadable('its rows are larger or deeper than is looked into')
  const inner = { ...reading, depth: reading.depth + 1 }
  switch (type.kind) {
    case 'primitive':
      return readPrimitive(type.name, type.label, cursor)
    case 'fixed':
      cursor.take(type.size)
      return null
    case 'enum':
      return type.symbols[Number(cursor.zigzag())] ?? null
    case 'array':
      return readItems(() => readValue(type.items, inner), inner)
    case 'map':
      return Object.fromEntries(readItems(() => [textOf(cursor), readValue(type.items, inner)] as const, inner))
    case 'union': {
      const branch = type.branches[Number(cursor.zigzag())]
      if (branch === undefined) throw new FileNotReadable('it is damaged: a value in it is of no type of its schema')
      return readValue(branch, inner)
    }
    case 'record':
      return Object.fromEntries(type.fields.map((field) => [field.name, readValue(field.type, inner)]))
    default:
      throw new FileNotReadable('its schema is not one of Avro')
  }
}

function readItems<T>(readItem: () => T, { cursor, budget }: Reading): T[] {
  const items: T[] = []
  for (let count = blockCount(cursor); count > 0; count = blockCount(cursor)) {
    if (count > budget.left) throw new FileNotReadable('its rows are larger than is looked into')
    for (let left = count; left > 0; left--) items.push(readItem())
  }
  return items
}

const textOf = (cursor: ByteCursor): string => Buffer.from(cursor.take(lengthOf(cursor))).toString('utf8')

const dayMs = 86_400_000
const inMs: Record<string, number> = {
  date: dayMs,
  'timestamp-millis': 1,
  'timestamp-micros': 0.001,
  'local-timestamp-millis': 1,
  'local-timestamp-micros': 0.001,
}

function readPrimitive(name: string, label: string, cursor: ByteCursor): unknown {
  switch (name) {
    case 'boolean':
      return cursor.byte() !== 0
    case 'int':
    case 'long':
      return numberOf(cursor.zigzag(), label)
    case 'float':
      return cursor.float()
    case 'double':
      return cursor.double()
    case 'string':
      return textOf(cursor)
    case 'bytes':
      cursor.take(lengthOf(cursor))
      return null
    default:
      return null
  }
}

function numberOf(value: bigint, label: string): unknown {
  const unit = inMs[label]
  if (unit === undefined) return exactNumber(value)
  const time = new Date(Number(value) * unit)
  if (Number.isNaN(time.getTime())) return null
  return label === 'date' ? time.toISOString().slice(0, 10) : time.toISOString()
}
