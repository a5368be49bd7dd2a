import type { ByteCursor } from '../ByteCursor.ts'
import { FileNotReadable } from '../FileNotReadable.ts'

/** A structure by the numbers of its fields. */
export type ThriftStruct = Map<number, ThriftValue>
export type ThriftValue = boolean | number | Uint8Array | ThriftValue[] | ThriftStruct

const depthMax = 16
/** Values that one structure may have in all: the bytes of a file must not become a hundred times as much memory. */
const valuesMax = 1_000_000

const type = { stop: 0, true: 1, false: 2, byte: 3, i16: 4, i32: 5, i64: 6, double: 7, binary: 8, list: 9, set: 10, struct: 12 } as const

interface Reading {
  cursor: ByteCursor
  budget: { left: number }
  depth: number
}

/** Reads one structure of Thrift's compact protocol, as Parquet uses it. Throws `FileNotReadable`. https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md */
export function readThrift(cursor: ByteCursor): ThriftStruct {
  const struct: ThriftStruct = new Map()
  const reading = { cursor, budget: { left: valuesMax }, depth: 0 }
  for (const [id, elementType] of thriftFields(cursor)) struct.set(id, readValue(reading, elementType))
  return struct
}

/** The fields of a structure, each with its type; whoever asks for the next must have read the value, with `readField` or otherwise. */
export function* thriftFields(cursor: ByteCursor): Generator<[id: number, type: number]> {
  let id = 0
  for (;;) {
    const head = cursor.byte()
    if ((head & 15) === type.stop) return
    id = head >> 4 === 0 ? Number(cursor.zigzag()) : id + (head >> 4)
    yield [id, head & 15]
  }
}

/** The value of a field of this type. */
export const readField = (cursor: ByteCursor, fieldType: number): ThriftValue =>
  readValue({ cursor, budget: { left: valuesMax }, depth: 0 }, fieldType)

/** How many elements a list has and of what type; its elements follow. */
export function readListHead(cursor: ByteCursor): { size: number; elementType: number } {
  const head = cursor.byte()
  const size = head >> 4 === 15 ? cursor.count() : head >> 4
  if (size > cursor.left) throw new FileNotReadable('it is damaged: a list in it claims more than there is')
  return { size, elementType: head & 15 }
}

function readValue(reading: Reading, valueType: number): ThriftValue {
  const { cursor, budget } = reading
  budget.left -= 1
  if (budget.left < 0) throw new FileNotReadable(`its description has more than ${valuesMax} values`)
  switch (valueType) {
    case type.true:
      return true
    case type.false:
      return false
    case type.byte:
      return cursor.byte()
    case type.i16:
    case type.i32:
    case type.i64:
      return Number(cursor.zigzag())
    case type.double:
      return cursor.double()
    case type.binary:
      return cursor.take(cursor.count())
    case type.list:
    case type.set:
      return readList(deeper(reading))
    case type.struct:
      return readStruct(deeper(reading))
    default:
      throw new FileNotReadable('it is damaged: its description has a value of no known type')
  }
}

function deeper(reading: Reading): Reading {
  if (reading.depth === depthMax) throw new FileNotReadable(`its description is nested deeper than ${depthMax} levels`)
  return { ...reading, depth: reading.depth + 1 }
}

function readStruct(reading: Reading): ThriftStruct {
  const struct: ThriftStruct = new Map()
  for (const [id, fieldType] of thriftFields(reading.cursor)) struct.set(id, readValue(reading, fieldType))
  return struct
}

function readList(reading: Reading): ThriftValue[] {
  const { size, elementType } = readListHead(reading.cursor)
  const isBoolean = elementType === type.true || elementType === type.false
  // Booleans take a byte each in a list, while as a field they are their own type.
  return Array.from({ length: size }, () => readValue(reading, isBoolean ? type.byte : elementType))
}

export const numberIn = (struct: ThriftStruct | undefined, id: number): number | undefined => {
  const value = struct?.get(id)
  return typeof value === 'number' ? value : undefined
}

export const structIn = (struct: ThriftStruct | undefined, id: number): ThriftStruct | undefined => {
  const value = struct?.get(id)
  return value instanceof Map ? value : undefined
}

export const listIn = (struct: ThriftStruct | undefined, id: number): ThriftValue[] => {
  const value = struct?.get(id)
  return Array.isArray(value) ? value : []
}

export const textIn = (struct: ThriftStruct | undefined, id: number): string => textOf(struct?.get(id))

export const textOf = (value: ThriftValue | undefined): string => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : '')
