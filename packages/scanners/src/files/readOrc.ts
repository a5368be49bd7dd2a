import { ByteCursor } from './ByteCursor.ts'
import { FileNotReadable } from './FileNotReadable.ts'
import { flattenSchema, type SchemaField } from './flattenSchema.ts'
import { readExactly } from './RandomAccessFile.ts'
import type { FileReading, TableContent } from './TableContent.ts'
import { unpackBlock, type BlockCodec } from './unpackBlock.ts'

const mark = 'ORC'
const tailBytes = 16 * 1024
const footerBytesMax = 16 * 1024 * 1024
const unpackedBytesMax = 32 * 1024 * 1024
const typesMax = 50_000
const blockBytesUsual = 256 * 1024
/** Values that one message of the footer may have: the statistics of a file with thousands of stripes are many. */
const valuesMax = 2_000_000
const depthMax = 64

/**
 * Reads the footer of ORC: the schema and how many rows there are. The values are in streams of several encodings each, which nobody keeps
 * a reader of in JavaScript; files of this format are not sampled. https://orc.apache.org/specification/ORCv1/#file-tail
 */
export async function readOrc({ file, rowsMax, signal }: FileReading): Promise<TableContent> {
  const length = Math.min(file.size, tailBytes)
  if (length < mark.length + 2) throw new FileNotReadable('it is too short for ORC')
  const tail = await readExactly(file, { offset: file.size - length, length }, signal)
  const postScriptLength = tail.at(-1) ?? 0
  const postScriptStart = tail.length - 1 - postScriptLength
  if (postScriptStart < 0) throw new FileNotReadable('its end is not that of ORC: it is not complete, or something else')
  const postScript = readMessage(tail.subarray(postScriptStart, -1))
  if (textOf(postScript.get(8000)) !== mark) throw new FileNotReadable('its end is not that of ORC: it is not complete, or something else')
  const footerLength = numberOf(postScript.get(1))
  if (footerLength > footerBytesMax) throw new FileNotReadable('its footer is longer than is read')
  const offset = file.size - 1 - postScriptLength - footerLength
  const packed = await readExactly(file, { offset, length: footerLength }, signal)
  const footer = readMessage(unpackFooter(packed, { compression: numberOf(postScript.get(2)), blockBytes: numberOf(postScript.get(3)) }))
  const columns = flattenSchema(fieldsOf(footer))
  return {
    columns: columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
    rowEstimate: Math.min(numberOf(footer.get(6)), Number.MAX_SAFE_INTEGER),
    rows: [],
    ...(rowsMax > 0 ? { notSampled: 'values of ORC are not looked at, only its schema' } : {}),
  }
}

type Value = bigint | Uint8Array
type Message = Map<number, Value[]>

/** A message of Protocol Buffers: the values of each field, in turn. https://protobuf.dev/programming-guides/encoding/ */
function readMessage(bytes: Uint8Array): Message {
  const message: Message = new Map()
  const cursor = new ByteCursor(bytes)
  for (let left = valuesMax; cursor.left > 0; left--) {
    if (left === 0) throw new FileNotReadable(`its footer has more than ${valuesMax} values`)
    const key = cursor.count()
    const field = Math.floor(key / 8)
    const values = message.get(field) ?? []
    values.push(readWireValue(cursor, key % 8))
    message.set(field, values)
  }
  return message
}

function readWireValue(cursor: ByteCursor, wireType: number): Value {
  switch (wireType) {
    case 0:
      return cursor.varint()
    case 1:
      return cursor.take(8)
    case 2:
      return cursor.take(cursor.count())
    case 5:
      return cursor.take(4)
    default:
      throw new FileNotReadable('it is damaged: its footer has a value of no known type')
  }
}

const numberOf = (values: Value[] | undefined): number => {
  const value = values?.at(-1)
  return typeof value === 'bigint' ? Number(value) : 0
}
const textOf = (values: Value[] | undefined): string => {
  const value = values?.at(-1)
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : ''
}
const messagesOf = (values: Value[] | undefined): Uint8Array[] => (values ?? []).filter((value) => value instanceof Uint8Array)

/** Numbers come each for itself or packed together. */
function numbersOf(values: Value[] | undefined): number[] {
  return (values ?? []).flatMap((value) => {
    if (typeof value === 'bigint') return Number(value)
    const cursor = new ByteCursor(value)
    const numbers: number[] = []
    while (cursor.left > 0 && numbers.length < typesMax) numbers.push(cursor.count())
    return numbers
  })
}

const codecs: Record<number, BlockCodec> = { 1: 'deflate', 2: 'snappy', 4: 'lz4', 5: 'zstd' }
const codecNames: Record<number, string> = { 3: 'LZO' }

/** The footer is a row of chunks, each with three bytes that say its length and whether it is packed at all. */
function unpackFooter(bytes: Uint8Array, { compression, blockBytes }: { compression: number; blockBytes: number }): Uint8Array {
  if (compression === 0) return bytes
  const codec = codecs[compression]
  if (codec === undefined) throw new FileNotReadable(`it is packed with ${codecNames[compression] ?? 'a method'} that is not known here`)
  const cursor = new ByteCursor(bytes)
  const parts: Uint8Array[] = []
  let length = 0
  while (cursor.left > 0) {
    const head = cursor.byte() + cursor.byte() * 256 + cursor.byte() * 65_536
    const chunk = cursor.take(Math.floor(head / 2))
    const part = head % 2 === 1 ? chunk : unpackBlock(codec, chunk, Math.min(unpackedBytesMax - length, blockBytes || blockBytesUsual))
    length += part.length
    if (length > unpackedBytesMax) throw new FileNotReadable('its footer unpacks to more than is read')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const kind = { list: 10, map: 11, struct: 12, union: 13, decimal: 14, varchar: 16, char: 17 } as const
const kindNames = [
  'boolean',
  'tinyint',
  'smallint',
  'int',
  'bigint',
  'float',
  'double',
  'string',
  'binary',
  'timestamp',
  'array',
  'map',
  'struct',
  'uniontype',
  'decimal',
  'date',
  'varchar',
  'char',
  'timestamp with local time zone',
]

/** The types of a file are a list, the root first, in which each names its children by their numbers. */
function fieldsOf(footer: Message): SchemaField[] {
  const types = messagesOf(footer.get(4)).slice(0, typesMax).map(readMessage)
  const root = types[0]
  if (root === undefined) throw new FileNotReadable('it has no schema')
  const budget = { left: typesMax }
  const field = fieldOf('', root, { types, depth: 0, budget })
  return field.fields ?? [field]
}

interface Place {
  types: Message[]
  depth: number
  budget: { left: number }
}

function fieldOf(name: string, type: Message, { types, depth, budget }: Place): SchemaField {
  budget.left -= 1
  if (depth > depthMax || budget.left < 0) throw new FileNotReadable('its schema is larger or deeper than is looked into')
  const child = (id: number, childName: string): SchemaField => {
    const inner = types[id]
    if (inner === undefined) throw new FileNotReadable('it is damaged: its schema names types that it does not have')
    return fieldOf(childName, inner, { types, depth: depth + 1, budget })
  }
  const children = numbersOf(type.get(2))
  const kindOf = numberOf(type.get(1))
  const names = messagesOf(type.get(3)).map((text) => Buffer.from(text).toString('utf8'))
  const [element] = children
  if (kindOf === kind.list && element !== undefined) return { ...child(element, name), nullable: true, isList: true }
  if (kindOf === kind.struct)
    return { name, type: 'struct', nullable: true, fields: children.map((id, index) => child(id, names[index] ?? '')) }
  return { name, type: labelOf(type, kindOf), nullable: true }
}

function labelOf(type: Message, kindOf: number): string {
  const label = kindNames[kindOf]
  if (label === undefined) throw new FileNotReadable('its schema has a column of no known type')
  if (kindOf === kind.decimal) return `decimal(${numberOf(type.get(5))},${numberOf(type.get(6))})`
  return kindOf === kind.varchar || kindOf === kind.char ? `${label}(${numberOf(type.get(4))})` : label
}
