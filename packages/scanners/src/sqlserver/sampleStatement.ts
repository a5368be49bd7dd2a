import { sampleSize } from '../relational/sampling.ts'
import type { ColumnRow, RelationRow } from './catalogue.ts'
import { columnsMax } from './toAsset.ts'

const quote = (name: string): string => `[${name.replaceAll(']', ']]')}]`

/** The statement that reads the first rows of a relation: a value for each column, cut to what rules look at, null where the type is no text. */
export function sampleStatement({ schema, name }: RelationRow, columns: readonly ColumnRow[], rowsMax: number): string {
  const { rows, length } = sampleSize(columns.length, rowsMax)
  const values = columns.slice(0, columnsMax).map((column) => valueOf(column, length))
  return `SELECT TOP (${rows}) ${values.join(', ')} FROM ${quote(schema)}.${quote(name)}`
}

const short = ['bit', 'tinyint', 'smallint', 'int', 'bigint', 'decimal', 'numeric', 'money', 'smallmoney', 'uniqueidentifier']
const times = ['date', 'time', 'datetime', 'datetime2', 'smalldatetime', 'datetimeoffset']

function valueOf({ name, baseType }: ColumnRow, length: number): string {
  const column = quote(name)
  if (baseType === null) return 'NULL'
  if (/^n?(?:var)?char$/.test(baseType)) return `LEFT(${column}, ${length})`
  if (baseType === 'text' || baseType === 'ntext') return `SUBSTRING(${column}, 1, ${length})`
  if (baseType === 'xml') return `LEFT(CONVERT(nvarchar(max), ${column}), ${length})`
  if (short.includes(baseType)) return `CONVERT(varchar(64), ${column})`
  if (times.includes(baseType)) return `CONVERT(varchar(64), ${column}, 126)`
  if (baseType === 'float' || baseType === 'real') return `CONVERT(varchar(64), ${column}, 3)`
  return 'NULL'
}
