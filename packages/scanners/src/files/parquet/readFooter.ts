import { ByteCursor } from '../ByteCursor.ts'
import { FileNotReadable } from '../FileNotReadable.ts'
import { pieceBytesMax, readExactly, type RandomAccessFile } from '../RandomAccessFile.ts'
import { listIn, numberIn, readField, readListHead, structIn, textIn, textOf, thriftFields, type ThriftStruct } from './readThrift.ts'

/** One element of the schema, in the order of the file: a group is followed by its children. Numbers as in parquet.thrift. */
export interface SchemaElement {
  name: string
  physicalType: number | undefined
  typeLength: number
  repetition: number
  childCount: number
  convertedType: number | undefined
  scale: number
  precision: number
  logicalType: ThriftStruct | undefined
}

/** Where the values of one leaf of the schema are in the first row group. */
export interface ColumnChunk {
  path: string[]
  codec: number
  start: number
  end: number
}

interface RowGroup {
  rowCount: number
  chunks: ColumnChunk[]
}

export interface ParquetFooter {
  schema: SchemaElement[]
  rowCount: number
  /** The first of them, as many as were asked for. */
  groups: RowGroup[]
}

/** What stands at the end of every file: how long the footer is, and the mark of the format. */
const tailBytes = 8
/** More than any file has whose columns are told apart. */
const schemaElementsMax = 50_000

/**
 * Reads the footer as far as the first row groups: a file with thousands of them has megabytes more of it. Throws `FileNotReadable`.
 * https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
 */
export async function readFooter(file: RandomAccessFile, groupsMax: number, signal: AbortSignal): Promise<ParquetFooter> {
  if (file.size < tailBytes + 4) throw new FileNotReadable('it is too short for Parquet')
  const tail = await readExactly(file, { offset: file.size - tailBytes, length: tailBytes }, signal)
  const mark = Buffer.from(tail.subarray(4)).toString('latin1')
  if (mark === 'PARE') throw new FileNotReadable('it is encrypted')
  if (mark !== 'PAR1') throw new FileNotReadable('it does not end as Parquet does: it is not complete, or something else')
  const length = new ByteCursor(tail).uint32()
  if (length > Math.min(file.size - tailBytes, pieceBytesMax)) throw new FileNotReadable('its footer is longer than can be')
  const bytes = await readExactly(file, { offset: file.size - tailBytes - length, length }, signal)
  return footerOf(new ByteCursor(bytes), groupsMax)
}

function footerOf(cursor: ByteCursor, groupsMax: number): ParquetFooter {
  const footer: ParquetFooter = { schema: [], rowCount: 0, groups: [] }
  for (const [id, type] of thriftFields(cursor)) {
    if (id === 4) {
      footer.groups = readGroups(cursor, groupsMax)
      return footer
    }
    const value = readField(cursor, type)
    if (id === 2 && Array.isArray(value)) footer.schema = value.flatMap((element) => (element instanceof Map ? elementOf(element) : []))
    if (id === 3 && typeof value === 'number') footer.rowCount = value
    if (footer.schema.length > schemaElementsMax) throw new FileNotReadable(`its schema has more than ${schemaElementsMax} elements`)
  }
  return footer
}

function readGroups(cursor: ByteCursor, groupsMax: number): RowGroup[] {
  const { size, elementType } = readListHead(cursor)
  const groups: RowGroup[] = []
  for (let left = Math.min(size, groupsMax); left > 0; left--) {
    const group = readField(cursor, elementType)
    if (group instanceof Map) groups.push({ rowCount: numberIn(group, 3) ?? 0, chunks: chunksOf(group) })
  }
  return groups
}

const elementOf = (element: ThriftStruct): SchemaElement => ({
  name: textIn(element, 4),
  physicalType: numberIn(element, 1),
  typeLength: numberIn(element, 2) ?? 0,
  repetition: numberIn(element, 3) ?? 0,
  childCount: numberIn(element, 5) ?? 0,
  convertedType: numberIn(element, 6),
  scale: numberIn(element, 7) ?? 0,
  precision: numberIn(element, 8) ?? 0,
  logicalType: structIn(element, 10),
})

function chunksOf(group: ThriftStruct): ColumnChunk[] {
  return listIn(group, 1).flatMap((chunk) => {
    const meta = chunk instanceof Map ? structIn(chunk, 3) : undefined
    if (meta === undefined) return []
    const dataStart = numberIn(meta, 9) ?? 0
    // Some writers leave it 0 instead of out.
    const start = Math.min(dataStart, numberIn(meta, 11) || dataStart)
    return { path: listIn(meta, 3).map(textOf), codec: numberIn(meta, 4) ?? 0, start, end: start + (numberIn(meta, 7) ?? 0) }
  })
}
