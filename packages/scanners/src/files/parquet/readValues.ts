import { ByteCursor } from '../ByteCursor.ts'
import { FileNotReadable } from '../FileNotReadable.ts'
import { readDeltas, readRuns } from './encodings.ts'
import { physical } from './parquetSchema.ts'
import type { SchemaElement } from './readFooter.ts'

export type RawValue = boolean | number | bigint | Uint8Array

/** Which values of a page are asked for: some of the first. */
export interface Asked {
  count: number
  has(place: number): boolean
}

/** The values of a page, behind its levels. */
export interface EncodedValues {
  bytes: Uint8Array
  encoding: number
  asked: Asked
  /** Of a longer value its beginning is brought, in memory of its own: else it would keep its page. */
  bytesMax: number
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

/** The values of a page that are asked for, in their order. `dictionary` is the content of the chunk's dictionary page. Throws `FileNotReadable`. */
export function readValues(values: EncodedValues, element: SchemaElement, dictionary: Uint8Array | null): RawValue[] {
  const { bytes, asked } = values
  const { count } = asked
  switch (values.encoding) {
    case encoding.plain:
      return readPlain(values, element)
    case encoding.plainDictionary:
    case encoding.dictionary:
      return lookUp(those(readRuns(bytes.subarray(1), bytes[0] ?? 0, count), asked), { dictionary, element, bytesMax: values.bytesMax })
    case encoding.runs:
      // The length of the runs stands before them.
      return those(readRuns(bytes.subarray(4), 1, count), asked).map((bit) => bit === 1)
    case encoding.deltas:
      return those(readDeltas(new ByteCursor(bytes), count), asked)
    case encoding.deltaLengths:
      return readDeltaLengths(values)
    case encoding.deltaBytes:
      return readDeltaBytes(values)
    case encoding.split:
      return readPlain({ ...values, bytes: joined(bytes, element, count) }, element)
    default:
      throw new FileNotReadable(`its values are encoded in a way (${values.encoding}) that is not known here`)
  }
}

const those = <T>(values: T[], asked: Asked): T[] => values.filter((_, place) => asked.has(place))

/** Copied by a constructor: what is unpacked may be a `Buffer`, whose own `slice` copies nothing. */
const beginning = (value: RawValue, bytesMax: number): RawValue =>
  value instanceof Uint8Array ? new Uint8Array(value.subarray(0, bytesMax)) : value

function readDeltaLengths({ bytes, asked, bytesMax }: EncodedValues): RawValue[] {
  const cursor = new ByteCursor(bytes)
  const values: RawValue[] = []
  for (const [place, length] of readDeltas(cursor, asked.count).entries()) {
    const value = cursor.take(Number(length))
    if (asked.has(place)) values.push(beginning(value, bytesMax))
  }
  return values
}

/**
 * Each value is the beginning of the one before, and what follows it: a few bytes can repeat a value of megabytes. No more of
 * the one before is kept than is brought of any, and how long it is.
 */
function readDeltaBytes({ bytes, asked, bytesMax }: EncodedValues): RawValue[] {
  const cursor = new ByteCursor(bytes)
  const prefixes = readDeltas(cursor, asked.count)
  const suffixes = readDeltas(cursor, asked.count)
  if (prefixes.length !== suffixes.length) throw new FileNotReadable('it is damaged: values in it have a beginning or an end only')
  const values: RawValue[] = []
  let before = { kept: new Uint8Array(), length: 0 }
  for (const [place, suffixLength] of suffixes.entries()) {
    const prefix = Number(prefixes[place])
    if (prefix < 0 || prefix > before.length)
      throw new FileNotReadable('it is damaged: a value repeats more of the one before than that has')
    const suffix = cursor.take(Number(suffixLength))
    before = { kept: followed(before.kept.subarray(0, prefix), suffix, bytesMax), length: prefix + suffix.length }
    if (asked.has(place)) values.push(before.kept)
  }
  return values
}

/** Both after each other, as far as they are kept; where that is the first alone, no copy of it. */
function followed(prefix: Uint8Array<ArrayBuffer>, suffix: Uint8Array, bytesMax: number): Uint8Array<ArrayBuffer> {
  const length = Math.min(prefix.length + suffix.length, bytesMax)
  if (length === prefix.length && length === prefix.buffer.byteLength) return prefix
  const kept = new Uint8Array(length)
  kept.set(prefix)
  kept.set(suffix.subarray(0, kept.length - prefix.length), prefix.length)
  return kept
}

function readPlain({ bytes, asked, bytesMax }: EncodedValues, element: SchemaElement): RawValue[] {
  const { count } = asked
  if (element.physicalType === physical.boolean)
    return those(readRuns(packedAsRun(bytes), 1, Math.min(count, bytes.length * 8)), asked).map((bit) => bit === 1)
  const cursor = new ByteCursor(bytes)
  if (element.physicalType === physical.int64) return those(cursor.int64s(count), asked)
  if (element.physicalType === physical.double) return those(cursor.doubles(count), asked)
  const values: RawValue[] = []
  for (let place = 0; place < count && cursor.left > 0; place++) {
    const value = plainValue(cursor, element)
    if (asked.has(place)) values.push(beginning(value, bytesMax))
  }
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

interface Dictionary {
  dictionary: Uint8Array | null
  element: SchemaElement
  bytesMax: number
}

/** Only the entries that are asked for are kept: a dictionary can have millions. */
function lookUp(indices: readonly number[], { dictionary, element, bytesMax }: Dictionary): RawValue[] {
  if (dictionary === null) throw new FileNotReadable('it is damaged: it has no dictionary for its values')
  let last = -1
  for (const index of indices) if (index > last) last = index
  // Where the entries are no more than the values, all of them are.
  const wanted = last < indices.length ? null : new Set(indices)
  const entries = wanted === null ? ([] as RawValue[]) : new Map<number, RawValue>()
  const cursor = new ByteCursor(dictionary)
  for (let index = 0; index <= last; index++) {
    const value = plainValue(cursor, element)
    if (Array.isArray(entries)) entries.push(beginning(value, bytesMax))
    else if (wanted?.has(index)) entries.set(index, beginning(value, bytesMax))
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
