import { FileNotReadable } from '../FileNotReadable.ts'
import type { SchemaField } from '../flattenSchema.ts'
import type { SchemaElement } from './readFooter.ts'
import { numberIn, structIn } from './readThrift.ts'

export const physical = { boolean: 0, int32: 1, int64: 2, int96: 3, float: 4, double: 5, byteArray: 6, fixed: 7 } as const
const physicalNames = ['BOOLEAN', 'INT32', 'INT64', 'INT96', 'FLOAT', 'DOUBLE', 'BYTE_ARRAY', 'FIXED_LEN_BYTE_ARRAY']
const repetition = { optional: 1, repeated: 2 } as const
const depthMax = 64

/** A leaf of the schema, whose values are a column chunk. Levels as in https://parquet.apache.org/docs/file-format/nestedencoding/ */
export interface ParquetLeaf {
  /** As column chunks write it. */
  path: string[]
  /** As `flattenSchema` writes it: without what lists are wrapped in. */
  fieldPath: string[]
  element: SchemaElement
  definitionMax: number
  repetitionMax: number
}

export interface ParquetSchema {
  fields: SchemaField[]
  leaves: ParquetLeaf[]
}

interface Place {
  path: string[]
  fieldPath: string[]
  definitionMax: number
  repetitionMax: number
}

/** The tree that the list of elements stands for, once as fields and once as its leaves. Throws `FileNotReadable`. */
export function parquetSchema(elements: readonly SchemaElement[]): ParquetSchema {
  const leaves: ParquetLeaf[] = []
  let next = 0
  const take = (): SchemaElement => {
    const element = elements[next]
    if (element === undefined) throw new FileNotReadable('its schema names more children than it has')
    next += 1
    return element
  }
  const fieldOf = (above: Place): SchemaField => {
    const element = take()
    if (above.path.length === depthMax) throw new FileNotReadable(`its schema is nested deeper than ${depthMax} levels`)
    const isRepeated = element.repetition === repetition.repeated
    const place: Place = {
      path: [...above.path, element.name],
      fieldPath: [...above.fieldPath, element.name],
      definitionMax: above.definitionMax + (element.repetition === 0 ? 0 : 1),
      repetitionMax: above.repetitionMax + (isRepeated ? 1 : 0),
    }
    const nullable = element.repetition === repetition.optional
    if (element.childCount <= 0) {
      leaves.push({ ...place, element })
      return { name: element.name, type: typeOf(element), nullable, isList: isRepeated }
    }
    const firstLeaf = leaves.length
    const fields = Array.from({ length: Math.min(element.childCount, elements.length) }, () => fieldOf(place))
    const field = { name: element.name, type: 'struct', nullable, isList: isRepeated, fields }
    return isListGroup(element) ? unwrapped(field, leaves.slice(firstLeaf), place.fieldPath) : field
  }
  const root = take()
  const fields = Array.from({ length: Math.min(root.childCount, elements.length) }, () =>
    fieldOf({ path: [], fieldPath: [], definitionMax: 0, repetitionMax: 0 }),
  )
  return { fields, leaves }
}

const isListGroup = ({ convertedType, logicalType }: SchemaElement): boolean => convertedType === 3 || logicalType?.has(3) === true

/** A list is a group with a repeated group with the element in it: people mean the element. */
function unwrapped(field: SchemaField & { fields: SchemaField[] }, leaves: ParquetLeaf[], fieldPath: string[]): SchemaField {
  const [wrapper] = field.fields
  const inner = wrapper?.fields?.length === 1 ? wrapper.fields[0] : undefined
  if (field.fields.length !== 1 || wrapper?.isList !== true || inner === undefined) return field
  for (const leaf of leaves) leaf.fieldPath = [...fieldPath, ...leaf.fieldPath.slice(fieldPath.length + 2)]
  const { fields, type } = inner
  return { name: field.name, type, nullable: field.nullable, isList: true, ...(fields === undefined ? {} : { fields }) }
}

const convertedNames: Record<number, string> = {
  0: 'STRING',
  4: 'ENUM',
  6: 'DATE',
  7: 'TIME(MILLIS)',
  8: 'TIME(MICROS)',
  9: 'TIMESTAMP(MILLIS)',
  10: 'TIMESTAMP(MICROS)',
  11: 'UINT8',
  12: 'UINT16',
  13: 'UINT32',
  14: 'UINT64',
  15: 'INT8',
  16: 'INT16',
  17: 'INT32',
  18: 'INT64',
  19: 'JSON',
  20: 'BSON',
  21: 'INTERVAL',
}
const logicalNames: Record<number, string> = { 1: 'STRING', 4: 'ENUM', 6: 'DATE', 12: 'JSON', 13: 'BSON', 14: 'UUID', 15: 'FLOAT16' }
const unitNames: Record<number, string> = { 1: 'MILLIS', 2: 'MICROS', 3: 'NANOS' }

function typeOf({ physicalType, typeLength, convertedType, logicalType, precision, scale }: SchemaElement): string {
  const [logical] = logicalType?.keys() ?? []
  if (logical === 5 || convertedType === 5) return `DECIMAL(${precision},${scale})`
  if (logical === 7 || logical === 8)
    return `${logical === 7 ? 'TIME' : 'TIMESTAMP'}(${unitNames[unitOf(logicalType, logical)] ?? 'MILLIS'})`
  const integer = structIn(logicalType, 10)
  if (integer !== undefined) return `${integer.get(2) === false ? 'UINT' : 'INT'}${numberIn(integer, 1) ?? 64}`
  const named = logicalNames[logical ?? -1] ?? convertedNames[convertedType ?? -1]
  if (named !== undefined) return named
  const type = physicalNames[physicalType ?? -1]
  if (type === undefined) throw new FileNotReadable('its schema has a column of no known type')
  return physicalType === physical.fixed ? `${type}(${typeLength})` : type
}

/** The number of the unit of a time: 1 milliseconds, 2 microseconds, 3 nanoseconds. */
export function unitOf(logicalType: SchemaElement['logicalType'], logical: number): number {
  const [unit] = structIn(structIn(logicalType, logical), 2)?.keys() ?? []
  return unit ?? 1
}
