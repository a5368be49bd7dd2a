import { decodeText } from './decodeText.ts'
import { FileNotReadable } from './FileNotReadable.ts'
import { flattenSchema, valueAt, type SchemaField } from './flattenSchema.ts'
import { commonType } from './inferType.ts'
import { jsonElements } from './jsonElements.ts'
import { largeBytes } from './LargeFileTurns.ts'
import { mapsAsLists } from './mapsAsLists.ts'
import { columnsMax, rowsLengthMax, type FileReading, type TableContent } from './TableContent.ts'
import { unpackStream, type Packing } from './unpackStream.ts'

/** Rows that the schema is inferred from when fewer are sampled. */
const rowsForSchema = 128
/** Lists of numbers take several times the memory that their text does. */
const largeLength = largeBytes / 4

/** Reads the beginning of JSON: an array, JSON Lines, or a single object. The schema is inferred from the elements that are read. */
export async function readJson({ file, rowsMax, signal, beforeLarge }: FileReading, packing: Packing | null): Promise<TableContent> {
  const read: unknown[] = []
  const elementsMax = Math.max(rowsMax, rowsForSchema)
  let length = 0
  let isWhole = true
  for await (const element of jsonElements(decodeText(unpackStream(file, packing, signal)))) {
    if (read.length === elementsMax || length > rowsLengthMax) {
      isWhole = false
      break
    }
    length += element.length + 1
    if (length > largeLength) await beforeLarge?.()
    read.push(parsed(element, read.length))
  }
  if (read.length === 0) throw new FileNotReadable('it is empty')
  const elements = mapsAsLists(read, seenIn(read))
  const columns = flattenSchema(fieldsOf(elements)).map((column) => ({ ...column, nullable: column.nullable || !isWhole }))
  const estimate = packing === null ? Math.round((file.size / Math.max(1, length)) * elements.length) : null
  return {
    columns: columns.map(({ name, type, nullable }) => ({ name, type, nullable })),
    rowEstimate: isWhole ? elements.length : estimate,
    rows: elements.slice(0, rowsMax).map((element) => columns.map(({ path }) => valueAt(element, path[0] === '' ? [] : path))),
  }
}

function parsed(element: string, before: number): unknown {
  try {
    return JSON.parse(element)
  } catch (cause) {
    throw new FileNotReadable(`its element ${before + 1} is not JSON`, { cause })
  }
}

/** What was seen at one place of the elements. */
interface Seen {
  count: number
  /** In how many objects its key was. */
  times: number
  objects: number
  types: Set<string>
  isList: boolean
  inside: Map<string, Seen>
}

const nothingSeen = (): Seen => ({ count: 0, times: 0, objects: 0, types: new Set(), isList: false, inside: new Map() })

/** The schema that all elements have; values that are no objects are one column without a name. */
function fieldsOf(elements: unknown[]): SchemaField[] {
  const root = seenIn(elements)
  if (root.inside.size > 0) return insideOf(root)
  return [{ name: '', type: typeOf(root), isList: root.isList, nullable: root.count < elements.length }]
}

function seenIn(elements: unknown[]): Seen {
  const root = nothingSeen()
  const budget = { left: columnsMax * 2 }
  for (const element of elements) look(root, element, { budget, depth: 0 })
  return root
}

interface Looking {
  /** Places that may still be added: hostile JSON has a new name in every object. */
  budget: { left: number }
  depth: number
}

const depthLookedAt = 10

function look(seen: Seen, value: unknown, looking: Looking): void {
  if (value === null || looking.depth > depthLookedAt) return
  if (Array.isArray(value)) {
    seen.isList = true
    // A list of a million is like its beginning.
    for (const element of value.slice(0, 20)) look(seen, element, { ...looking, depth: looking.depth + 1 })
    return
  }
  seen.count += 1
  if (typeof value !== 'object') {
    seen.types.add(scalarType(value))
    return
  }
  seen.objects += 1
  for (const [name, inner] of Object.entries(value)) {
    const place = seen.inside.get(name) ?? placeFor(seen, name, looking)
    if (place === null) continue
    place.times += 1
    look(place, inner, { ...looking, depth: looking.depth + 1 })
  }
  if (seen.inside.size === 0) seen.types.add('object')
}

function placeFor(seen: Seen, name: string, { budget }: Looking): Seen | null {
  if (budget.left <= 0) return null
  budget.left -= 1
  const place = nothingSeen()
  seen.inside.set(name, place)
  return place
}

function scalarType(value: unknown): string {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'bigint' : 'double'
  return 'string'
}

const typeOf = ({ types, inside }: Seen): string => (inside.size > 0 ? 'object' : commonType(types))

const insideOf = (seen: Seen): SchemaField[] =>
  [...seen.inside].map(([name, place]) => ({
    name,
    type: typeOf(place),
    isList: place.isList,
    nullable: place.count < seen.count,
    ...(place.inside.size > 0 ? { fields: insideOf(place) } : {}),
  }))
