import type { Column, DiscoveredAsset, Key } from '@mooring/contract'
import { clip, commentOf } from '../relational/commentOf.ts'
import type { Source } from '../relational/Source.ts'
import type { ColumnRow, KeyRow, MeasurementRow, TableRow } from './catalogue.ts'
import { qualifiedName } from './qualifiedName.ts'

/** Engines whose rows are elsewhere: another server, a file, an object store. */
const foreignEngines = ['FEDERATED', 'CONNECT', 'SPIDER', 'S3']
/** The contract's limit; a table may have 4,096. */
const columnsMax = 2000

/** What the catalogue says of one table. */
export interface TableDescription {
  table: TableRow
  columns: ColumnRow[]
  keys: KeyRow[]
  measurement: MeasurementRow | undefined
}

export const isView = ({ type }: TableRow): boolean => type.endsWith('VIEW')

/** Whether it holds rows that a scan speaks of: MariaDB counts sequences among the tables. */
export const isRelation = ({ type }: TableRow): boolean => type !== 'SEQUENCE' && type !== 'TEMPORARY'

/** What the catalogue says of a table as the contract writes it. */
export function toAsset(source: Source, database: string, { table, columns, keys, measurement }: TableDescription): DiscoveredAsset {
  const view = isView(table)
  const kind = kindOf(table)
  return {
    qualifiedName: qualifiedName(source, database, table.name),
    kind,
    schemaName: database,
    name: table.name,
    // The catalogue keeps a remark of its own where a view has no comment.
    ...(view ? {} : commentOf(table.comment)),
    ...(view ? {} : countOf('rowEstimate', measurement?.estimate)),
    ...(view || kind === 'foreignTable' ? {} : countOf('sizeBytes', measurement?.bytes)),
    columns: columns.slice(0, columnsMax).map(toColumn),
    keys: keysOf(source, keys),
  }
}

function kindOf(table: TableRow): DiscoveredAsset['kind'] {
  if (isView(table)) return 'view'
  if (foreignEngines.includes(table.engine?.toUpperCase() ?? '')) return 'foreignTable'
  return table.options?.includes('partitioned') ? 'partitionedTable' : 'table'
}

const toColumn = ({ column, type, nullable, position, comment }: ColumnRow): Column => ({
  name: column,
  type: clip(type, 512),
  nullable: nullable === 'YES',
  position: Number(position),
  ...commentOf(comment),
})

const rank = { primary: 0, unique: 1, foreign: 2 }

/** A foreign key and a unique one may share a name. */
function keysOf(source: Source, rows: KeyRow[]): Key[] {
  const grouped = Map.groupBy(rows, ({ key, targetName }) => `${targetName === null ? 'u' : 'f'}${key}`)
  const keys = [...grouped.values()].flatMap((parts): Key[] => {
    const [first] = parts
    if (!first) return []
    const columns = parts.map(({ column }) => column)
    if (first.targetName === null) return [{ name: first.key, kind: first.key === 'PRIMARY' ? 'primary' : 'unique', columns }]
    const target = qualifiedName(source, first.targetSchema ?? '', first.targetName)
    const references = { qualifiedName: target, columns: parts.map(({ targetColumn }) => targetColumn ?? '') }
    return [{ name: first.key, kind: 'foreign', columns, references }]
  })
  return keys.toSorted((a, b) => rank[a.kind] - rank[b.kind])
}

function countOf<Name extends string>(name: Name, count: string | number | null | undefined): { [N in Name]?: number } {
  return count === null || count === undefined
    ? {}
    : ({ [name]: Math.min(Number(count), Number.MAX_SAFE_INTEGER) } as { [N in Name]: number })
}
