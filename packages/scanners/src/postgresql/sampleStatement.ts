import type { Column, DiscoveredAsset } from '@mooring/contract'
import { sampleSize } from '../relational/sampling.ts'

/** Values that were stored larger than this are not turned into text, which would take a multiple of it in the server. */
const storedBytesMax = 1_000_000
/** Types whose values are cut without being read whole. */
const text = /^(?:text|character|name)\b(?!.*\[\])/
/** Types whose values are always short. */
const short = /^(?:smallint|integer|bigint|real|double precision|boolean|uuid|date|time|timestamp|interval|inet|cidr|macaddr)\b(?!.*\[\])/
const unread = /^(?:bytea|bit)\b/

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * The statement that reads the first rows of a relation: a value for each column, cut to what rules look at; null for columns whose type is
 * no text or that are not permitted (`permitted` null: all are).
 */
export function sampleStatement(
  { schemaName, name, columns }: DiscoveredAsset,
  permitted: readonly string[] | null,
  rowsMax: number,
): string {
  const { rows, length } = sampleSize(columns.length, rowsMax)
  const may = permitted === null ? null : new Set(permitted)
  const values = columns.map((column) => (may === null || may.has(column.name) ? valueOf(column, length) : 'NULL'))
  return `SELECT ${values.join(', ')} FROM ${quote(schemaName)}.${quote(name)} LIMIT ${rows}`
}

function valueOf({ name, type }: Column, length: number): string {
  if (unread.test(type)) return 'NULL'
  const value = `${quote(name)}::text`
  if (short.test(type)) return value
  const cut = `left(${value}, ${length})`
  return text.test(type) ? cut : `CASE WHEN pg_column_size(${quote(name)}) <= ${storedBytesMax} THEN ${cut} END`
}
