import type { DiscoveredAsset, Key } from '@mooring/contract'
import { commentOf } from '../relational/commentOf.ts'
import type { Source } from '../relational/Source.ts'
import type { MeasurementRow, RelationRow } from './catalogue.ts'
import { qualifiedName } from './qualifiedName.ts'

const kinds = {
  r: 'table',
  p: 'partitionedTable',
  f: 'foreignTable',
  v: 'view',
  m: 'materializedView',
} as const satisfies Record<RelationRow['kind'], DiscoveredAsset['kind']>

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

function countOf<Name extends string>(name: Name, count: string | null | undefined): { [N in Name]?: number } {
  return count === null || count === undefined ? {} : ({ [name]: Number(count) } as { [N in Name]: number })
}
