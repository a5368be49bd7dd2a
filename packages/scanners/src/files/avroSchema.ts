import { FileNotReadable } from './FileNotReadable.ts'
import type { SchemaField } from './flattenSchema.ts'

/** A type of Avro, with names resolved: a recursive type contains itself. */
export type AvroType =
  | { kind: 'primitive'; name: string; label: string }
  | { kind: 'fixed'; size: number; label: string }
  | { kind: 'enum'; symbols: string[] }
  | { kind: 'array' | 'map'; items: AvroType }
  | { kind: 'union'; branches: AvroType[] }
  | { kind: 'record'; name: string; fields: { name: string; type: AvroType }[] }

const primitives = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'])
const depthMax = 64
const fieldsMax = 50_000

const invalid = () => new FileNotReadable('its schema is not one of Avro')

/** Reads the schema of a file. Throws `FileNotReadable`. https://avro.apache.org/docs/1.12.0/specification/#schema-declaration */
export function avroSchema(text: string): AvroType {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new FileNotReadable('its schema is not JSON', { cause })
  }
  return typeOf(json, { named: new Map(), namespace: '', depth: 0, budget: { left: fieldsMax } })
}

interface Context {
  named: Map<string, AvroType>
  namespace: string
  depth: number
  budget: { left: number }
}

function typeOf(json: unknown, context: Context): AvroType {
  context.budget.left -= 1
  if (context.depth > depthMax || context.budget.left < 0) throw new FileNotReadable('its schema is deeper or larger than is looked into')
  const inner = { ...context, depth: context.depth + 1 }
  if (typeof json === 'string') return named(json, context)
  if (Array.isArray(json)) return { kind: 'union', branches: json.map((branch) => typeOf(branch, inner)) }
  if (typeof json !== 'object' || json === null || !('type' in json)) throw invalid()
  const { type } = json
  if (typeof type !== 'string') return typeOf(type, inner)
  return typeOfObject(type, json as Record<string, unknown>, inner)
}

function named(name: string, { named: types, namespace }: Context): AvroType {
  if (primitives.has(name)) return { kind: 'primitive', name, label: name }
  const found = types.get(name) ?? types.get(`${namespace}.${name}`)
  if (found === undefined) throw invalid()
  return found
}

function typeOfObject(type: string, json: Record<string, unknown>, context: Context): AvroType {
  switch (type) {
    case 'array':
      return { kind: 'array', items: typeOf(json['items'], context) }
    case 'map':
      return { kind: 'map', items: typeOf(json['values'], context) }
    case 'enum':
      return remember(json, context, { kind: 'enum', symbols: listOf(json['symbols']).map(String) })
    case 'fixed':
      return remember(json, context, { kind: 'fixed', size: Number(json['size']), label: labelOf(json, `fixed(${Number(json['size'])})`) })
    case 'record':
    case 'error':
      return recordOf(json, context)
    default: {
      const found = named(type, context)
      return found.kind === 'primitive' ? { ...found, label: labelOf(json, found.label) } : found
    }
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A logical type is what people know the column by. */
function labelOf({ logicalType, precision, scale }: Record<string, unknown>, label: string): string {
  if (typeof logicalType !== 'string') return label
  return logicalType === 'decimal' ? `decimal(${Number(precision)},${Number(scale ?? 0)})` : logicalType
}

function remember<T extends AvroType>(json: Record<string, unknown>, { named: types, namespace }: Context, type: T): T {
  const { name } = json
  if (typeof name !== 'string') throw invalid()
  types.set(name, type)
  if (!name.includes('.')) types.set(`${typeof json['namespace'] === 'string' ? json['namespace'] : namespace}.${name}`, type)
  return type
}

function recordOf(json: Record<string, unknown>, context: Context): AvroType {
  const fields: { name: string; type: AvroType }[] = []
  const record = remember(json, context, { kind: 'record', name: String(json['name']), fields })
  const namespace = typeof json['namespace'] === 'string' ? json['namespace'] : context.namespace
  for (const field of listOf(json['fields'])) {
    if (typeof field !== 'object' || field === null || !('name' in field) || !('type' in field)) throw invalid()
    fields.push({ name: String(field.name), type: typeOf(field.type, { ...context, namespace }) })
  }
  return record
}

/** Deeper than columns are told apart; a recursive type would never end. */
const fieldDepthMax = 8

/** The fields of the rows of a file. */
export function avroFields(type: AvroType): SchemaField[] {
  const budget = { left: fieldsMax }
  if (type.kind === 'record') return type.fields.map((field) => fieldOf(field.name, field.type, { depth: 1, budget }))
  return [{ ...fieldOf('', type, { depth: 1, budget }), name: '' }]
}

interface Depth {
  depth: number
  budget: { left: number }
}

function fieldOf(name: string, type: AvroType, at: Depth): SchemaField {
  const inner = { ...at, depth: at.depth + 1 }
  at.budget.left -= 1
  if (at.budget.left < 0) throw new FileNotReadable('its schema is larger than is looked into')
  const cut = { name, type: labelFor(type), nullable: false }
  if (at.depth > fieldDepthMax) return cut
  switch (type.kind) {
    case 'record':
      return { ...cut, fields: type.fields.map((field) => fieldOf(field.name, field.type, inner)) }
    case 'array':
      return { ...fieldOf(name, type.items, inner), nullable: false, isList: true }
    case 'union':
      return unionOf(name, type.branches, inner)
    case 'primitive':
    case 'fixed':
    case 'enum':
    case 'map':
      return cut
  }
}

function unionOf(name: string, branches: AvroType[], at: Depth): SchemaField {
  const others = branches.filter((branch) => labelFor(branch) !== 'null')
  const [only] = others
  const nullable = others.length < branches.length
  if (others.length === 1 && only !== undefined) return { ...fieldOf(name, only, at), nullable }
  return { name, type: `union<${others.map(labelFor).join()}>`, nullable }
}

function labelFor(type: AvroType): string {
  switch (type.kind) {
    case 'primitive':
    case 'fixed':
      return type.label
    case 'record':
      return type.name
    case 'enum':
    case 'union':
      return type.kind
    case 'array':
    case 'map':
      return `${type.kind}<${type.items.kind === 'primitive' ? type.items.label : type.items.kind}>`
  }
}
