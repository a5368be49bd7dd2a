import type { Column, DiscoveredAsset, Key } from '@mooring/contract'
import { clip, commentOf } from '../relational/commentOf.ts'
import { storable } from '../relational/storable.ts'
import type { ColumnRow, KeyRow, MeasurementRow, RelationRow } from './catalogue.ts'
import { qualifiedName, type Endpoint } from './endpoint.ts'

/** The contract's limit; a table with sparse columns may have 30,000. */
export const columnsMax = 2000

/** What the catalogue says of one relation. */
export interface RelationDescription {
  relation: RelationRow
  columns: readonly ColumnRow[]
  keys: readonly KeyRow[]
  measurement: MeasurementRow | undefined
}

/** What the catalogue says of a relation as the contract writes it. */
export function toAsset(
  { endpoint, database }: { endpoint: Endpoint; database: string },
  { relation, columns, keys, measurement }: RelationDescription,
): DiscoveredAsset {
  const pathTo = (schema: string, name: string) => qualifiedName(endpoint, { database, schema, name })
  const kind = kindOf(relation, measurement)
  const isStored = kind === 'table' || kind === 'partitionedTable'
  return {
    qualifiedName: pathTo(relation.schema, relation.name),
    kind,
    schemaName: storable(relation.schema),
    name: storable(relation.name),
    ...commentOf(relation.comment),
    ...(isStored ? countOf('rowEstimate', measurement?.rows) : {}),
    ...(isStored ? countOf('sizeBytes', measurement?.bytes) : {}),
    columns: columns.slice(0, columnsMax).map(toColumn),
    keys: keysOf(keys, pathTo),
  }
}

function kindOf({ type, isExternal }: RelationRow, measurement: MeasurementRow | undefined): DiscoveredAsset['kind'] {
  if (type === 'V') return 'view'
  if (isExternal) return 'foreignTable'
  return (measurement?.partitions ?? 1) > 1 ? 'partitionedTable' : 'table'
}

const toColumn = (row: ColumnRow): Column => ({
  name: storable(row.name),
  type: clip(typeOf(row), 512),
  nullable: row.nullable,
  position: row.position,
  ...commentOf(row.comment),
})

const inBytes = ['char', 'varchar', 'binary', 'varbinary']
const inCharacters = ['nchar', 'nvarchar']
const withScale = ['time', 'datetime2', 'datetimeoffset']

/** The type as SQL Server's tools spell it: the catalogue keeps its parts. */
function typeOf({ type, typeSchema, isUserDefined, length, precision, scale }: ColumnRow): string {
  if (isUserDefined) return `${typeSchema}.${type}`
  if (inBytes.includes(type)) return `${type}(${length === -1 ? 'max' : length})`
  if (inCharacters.includes(type)) return `${type}(${length === -1 ? 'max' : length / 2})`
  if (type === 'decimal' || type === 'numeric') return `${type}(${precision},${scale})`
  return withScale.includes(type) ? `${type}(${scale})` : type
}

const kinds = { PK: 'primary', UQ: 'unique', F: 'foreign' } as const
const order = ['primary', 'unique', 'foreign']

function keysOf(rows: readonly KeyRow[], pathTo: (schema: string, name: string) => string): Key[] {
  const grouped = Map.groupBy(rows, ({ key }) => key)
  const found = [...grouped.values()].flatMap((parts): Key[] => {
    const [first] = parts
    if (!first) return []
    const key = { name: storable(first.key), kind: kinds[first.kind], columns: parts.map(({ column }) => storable(column)) }
    if (first.targetName === null) return [key]
    const target = pathTo(first.targetSchema ?? '', first.targetName)
    return [{ ...key, references: { qualifiedName: target, columns: parts.map(({ targetColumn }) => storable(targetColumn ?? '')) } }]
  })
  return found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

function countOf<Name extends string>(name: Name, count: string | number | null | undefined): { [N in Name]?: number } {
  return count === null || count === undefined ? {} : ({ [name]: Number(count) } as { [N in Name]: number })
}
