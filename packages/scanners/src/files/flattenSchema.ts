import { clipText, columnsMax, type FileColumn } from './TableContent.ts'
import { uniqueNames } from './uniqueNames.ts'

/** A field of a nested schema. A list is written as what it lists, with `isList`. */
export interface SchemaField {
  name: string
  /** The type as the format spells it; of a field with fields, what stands where these are cut off. */
  type: string
  nullable: boolean
  isList?: boolean
  fields?: SchemaField[]
}

/** A column within nested rows: `path` are the names that lead to it. */
export interface NestedColumn extends FileColumn {
  path: string[]
}

/** A field of a field, at most this deep, is a column of its own. */
const depthMax = 8

/**
 * The leaves of a nested schema as columns, `customer.address.city`, so that what is deep inside is seen and classified too.
 * Of a list the elements are meant, and its type is that of the list. At most one more than
 * `columnsMax`, by which it is seen that there are more.
 */
export function flattenSchema(fields: readonly SchemaField[]): NestedColumn[] {
  const columns: NestedColumn[] = []
  for (const field of fields) addLeaves(columns, field, { path: [], nullable: false, isList: false })
  const names = uniqueNames(columns.map(({ name }) => name))
  return columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }))
}

interface Above {
  path: string[]
  nullable: boolean
  isList: boolean
}

function addLeaves(columns: NestedColumn[], field: SchemaField, above: Above): void {
  if (columns.length > columnsMax) return
  const path = [...above.path, field.name]
  const nullable = above.nullable || field.nullable
  const isList = above.isList || field.isList === true
  if (field.fields !== undefined && field.fields.length > 0 && path.length < depthMax) {
    for (const inner of field.fields) addLeaves(columns, inner, { path, nullable, isList })
    return
  }
  columns.push({ path, name: clipText(path.join('.') || 'value'), type: clipText(isList ? `array<${field.type}>` : field.type), nullable })
}

/** What a row has at the place of a column; of a list its first element; null when there is nothing. Objects are written as JSON. */
export function valueAt(row: unknown, path: readonly string[]): unknown {
  let value = firstOf(row)
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
    value = firstOf((value as Record<string, unknown>)[name])
  }
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array) ? JSON.stringify(value) : value
}

function firstOf(value: unknown): unknown {
  let first = value
  for (let depth = 0; Array.isArray(first) && depth < depthMax; depth++) first = first.find((element) => element !== null) ?? null
  return first
}
