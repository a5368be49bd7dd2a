import type { Column } from '@mooring/contract'
import type { AssetRow } from '../database/queries/assetRow.ts'

const header = [
  'dataSource',
  'qualifiedName',
  'kind',
  'schema',
  'name',
  'format',
  'rowEstimate',
  'sizeBytes',
  'vanishedAt',
  'position',
  'column',
  'type',
  'nullable',
  'comment',
  'classifications',
]

/** Assets as RFC 4180 has it, a row for each column; one without columns has a row of its own. */
export async function* csvOfAssets(assets: AsyncIterable<AssetRow>): AsyncGenerator<string> {
  // Without the mark Excel takes UTF-8 for the alphabet of its country.
  yield `\uFEFF${line(header)}`
  for await (const asset of assets) {
    const columns = asset.columns as Column[]
    yield columns.length === 0
      ? line([...cellsOf(asset), '', '', '', '', asset.comment, ''])
      : columns.map((column) => line([...cellsOf(asset), ...columnCells(column)])).join('')
  }
}

type Cell = string | number | bigint | boolean | null | undefined

const cellsOf = (asset: AssetRow): Cell[] => [
  asset.dataSource.name,
  asset.qualifiedName,
  asset.kind,
  asset.schemaName,
  asset.name,
  asset.format,
  asset.rowEstimate,
  asset.sizeBytes,
  asset.vanishedAt?.toISOString(),
]

const columnCells = ({ position, name, type, nullable, comment, classifications = [] }: Column): Cell[] => [
  position,
  name,
  type,
  nullable,
  comment,
  classifications.map((found) => `${found.name} ${found.matched}/${found.sampled}`).join('; '),
]

const line = (cells: readonly Cell[]): string => `${cells.map(cell).join(',')}\r\n`

function cell(value: Cell): string {
  const text = value === null || value === undefined ? '' : String(value)
  // Spreadsheets run what begins like a formula: https://owasp.org/www-community/attacks/CSV_Injection
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text
  return /[",\r\n;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
