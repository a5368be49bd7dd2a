import { ByteCursor } from '../ByteCursor.ts'
import { FileNotReadable } from '../FileNotReadable.ts'
import { readDeltas, readRuns } from './encodings.ts'
import { physical } from './parquetSchema.ts'
import type { SchemaElement } from './readFooter.ts'

export type RawValue = boolean | number | bigint | Uint8Array

/** The values of a page, behind its levels. */
export interface EncodedValues {
  bytes: Uint8Array
  encoding: number
  /** How many of them are asked for. */
  count: number
}

const encoding = {
  plain: 0,
  plainDictionary: 2,
  runs: 3,
  deltas: 5,
  deltaLengths: 6,
  deltaBytes: 7,
  dictionary: 8,
  split: 9,
} as const

/** The first values of a page. `dictionary` is the content of the chunk's dictionary page. Throws `FileNotReadable`. */
export function readValues(values: EncodedValues, element: SchemaElement, dictionary: Uint8Array | null): RawValue[] {
  const { bytes, count } = values
  switch (values.encoding) {
    case encoding.plain:
      return readPlain(bytes, element, count)
    case encoding.plainDictionary:
    case encoding.dictionary:
      return lookUp(readRuns(bytes.subarray(1), bytes[0] ?? 0, count), element, dictionary)
    case encoding.runs:
      // The length of the runs stands before them.
      return readRuns(bytes.subarray(4), 1, count).map((bit) => bit === 1)
    case encoding.deltas:
      return readDeltas(new ByteCursor(bytes), count)
    case encoding.deltaLengths:
      return readDeltaLengths(new ByteCursor(bytes), count)
    case encoding.deltaBytes:
      return readDeltaBytes(new ByteCursor(bytes), count)
    case encoding.split:
      return readPlain(joined(bytes, element, count), element, count)
    default:
      throw new FileNotReadable(`its values are encoded in a way (${values.encoding}) that is not known here`)
  }
}

const wholeCount = Number.MAX_SAFE_INTEGER

function readDeltaLengths(cursor: ByteCursor, count: number): Uint8Array[] {
  const lengths = readDeltas(cursor, wholeCount)
  return lengths.slice(0, count).map((length) => cursor.take(Number(length)))
}

/** Each value is the beginning of the one before, and what follows it. */
function readDeltaBytes(cursor: ByteCursor, count: number): Uint8Array[] {
  const prefixes = readDeltas(cursor, count)
  const suffixes = readDeltaLengths(cursor, count)
  let before: Uint8Array = new Uint8Array()
  return suffixes.map((suffix, index) => {
    const prefix = Number(prefixes[index] ?? 0n)
    if (prefix < 0 || prefix > before.length)
      throw new FileNotReadable('it is damaged: a value repeats more of the one before than that has')
    before = prefix === 0 ? suffix : Buffer.concat([before.subarray(0, prefix), suffix])
    return before
  })
}

function readPlain(bytes: Uint8Array, element: SchemaElement, count: number): RawValue[] {
  if (element.physicalType === physical.boolean)
    return readRuns(packedAsRun(bytes), 1, Math.min(count, bytes.length * 8)).map((bit) => bit === 1)
  const cursor = new ByteCursor(bytes)
  if (element.physicalType === physical.int64) return cursor.int64s(count)
  if (element.physicalType === physical.double) return cursor.doubles(count)
  const values: RawValue[] = []
  while (values.length < count && cursor.left > 0) values.push(plainValue(cursor, element))
  return values
}

const widths: Record<number, number> = { [physical.int32]: 4, [physical.int64]: 8, [physical.float]: 4, [physical.double]: 8 }

/** The first bytes of all values stand together, then their second ones, and so on: the values that are asked for, plainly. */
function joined(bytes: Uint8Array, { physicalType, typeLength }: SchemaElement, count: number): Uint8Array {
  const width = widths[physicalType ?? -1] ?? typeLength
  const total = Math.floor(bytes.length / Math.max(1, width))
  const length = Math.min(count, total) * width
  return Uint8Array.from({ length }, (_, at) => bytes[(at % width) * total + Math.floor(at / width)] ?? 0)
}

/** Plain booleans are packed as a run of groups is, without its head. */
function packedAsRun(bytes: Uint8Array): Uint8Array {
  const head: number[] = []
  for (let left = bytes.length * 2 + 1; ; left = Math.floor(left / 128)) {
    head.push(left < 128 ? left : (left % 128) + 128)
    if (left < 128) break
  }
  return Buffer.concat([Uint8Array.from(head), bytes])
}

/** Only the entries that are asked for are kept: a dictionary can have millions. */
function lookUp(indices: readonly number[], element: SchemaElement, dictionary: Uint8Array | null): RawValue[] {
  if (dictionary === null) throw new FileNotReadable('it is damaged: it has no dictionary for its values')
  let last = -1
  for (const index of indices) if (index > last) last = index
  // Where the entries are no more than the values, all of them are.
  const wanted = last < indices.length ? null : new Set(indices)
  const entries = wanted === null ? ([] as RawValue[]) : new Map<number, RawValue>()
  const cursor = new ByteCursor(dictionary)
  for (let index = 0; index <= last; index++) {
    const value = plainValue(cursor, element)
    if (Array.isArray(entries)) entries.push(value)
    else if (wanted?.has(index)) entries.set(index, value)
  }
  const values: RawValue[] = []
  for (const index of indices) {
    const value = Array.isArray(entries) ? entries[index] : entries.get(index)
    if (value !== undefined) values.push(value)
  }
  return values
}

function plainValue(cursor: ByteCursor, { physicalType, typeLength }: SchemaElement): RawValue {
  switch (physicalType ?? -1) {
    case physical.int32:
      return cursor.int32()
    case physical.int64:
      return cursor.int64()
    case physical.int96:
      return cursor.take(12)
    case physical.float:
      return cursor.float()
    case physical.double:
      return cursor.double()
    case physical.byteArray:
      return cursor.take(cursor.uint32())
    case physical.fixed:
      if (typeLength <= 0) throw new FileNotReadable('its schema has a column of values without a length')
      return cursor.take(typeLength)
    default:
      throw new FileNotReadable('its schema has a column of no known type')
  }
}
