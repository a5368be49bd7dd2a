import type { DiscoveredAsset, Key } from '@mooring/contract'
import type { MeasurementRow, RelationRow } from './catalogue.ts'
import { qualifiedName } from './qualifiedName.ts'
import type { Source } from './Source.ts'

const kinds = {
  r: 'table',
  p: 'partitionedTable',
  f: 'foreignTable',
  v: 'view',
  m: 'materializedView',
} as const satisfies Record<RelationRow['kind'], DiscoveredAsset['kind']>

/** The contract's limit; PostgreSQL's own is a gigabyte. */
const commentLengthMax = 8192

/** What the catalogue says of a relation as the contract writes it. */
export function toAsset(source: Source, row: RelationRow, measurement: MeasurementRow | undefined): DiscoveredAsset {
  const pathTo = (schema: string, relation: string) => qualifiedName({ ...source, schema, relation })
  const keyOf = ({ target, ...key }: RelationRow['keys'][number]): Key => ({
    ...key,
    ...(target ? { references: { qualifiedName: pathTo(target.schema, target.name), columns: target.columns } } : {}),
  })
  return {
    qualifiedName: pathTo(row.schema, row.name),
    kind: kinds[row.kind],
    schemaName: row.schema,
    name: row.name,
    ...commentOf(row.comment),
    ...countOf('rowEstimate', measurement?.rows),
    // A foreign table keeps its rows elsewhere.
    ...countOf('sizeBytes', row.kind === 'f' ? null : measurement?.bytes),
    columns: row.columns.map(({ comment, ...column }) => ({ ...column, ...commentOf(comment) })),
    keys: row.keys.map(keyOf),
  }
}

const commentOf = (comment: string | null | undefined): { comment?: string } =>
  comment ? { comment: clip(comment, commentLengthMax) } : {}

function countOf<Name extends string>(name: Name, count: string | null | undefined): { [N in Name]?: number } {
  return count === null || count === undefined ? {} : ({ [name]: Number(count) } as { [N in Name]: number })
}

/** Cuts a text to a number of UTF-16 units, never through the middle of a character outside the basic plane. */
function clip(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  const cut = text.slice(0, lengthMax)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
