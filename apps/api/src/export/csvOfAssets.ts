import type { Column } from '@mooring/contract'
import { csvLine, type CsvCell } from '@mooring/domain'
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

/** Assets as a table for a spreadsheet, a row for each column; one without columns has a row of its own. */
export async function* csvOfAssets(assets: AsyncIterable<AssetRow>): AsyncGenerator<string> {
  // Without the mark Excel takes UTF-8 for the alphabet of its country.
  yield `\uFEFF${csvLine(header)}`
  for await (const asset of assets) {
    const columns = asset.columns as Column[]
    yield columns.length === 0
      ? csvLine([...cellsOf(asset), '', '', '', '', asset.comment, ''])
      : columns.map((column) => csvLine([...cellsOf(asset), ...columnCells(column)])).join('')
  }
}

const cellsOf = (asset: AssetRow): CsvCell[] => [
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

const columnCells = ({ position, name, type, nullable, comment, classifications = [] }: Column): CsvCell[] => [
  position,
  name,
  type,
  nullable,
  comment,
  classifications.map((found) => `${found.name} ${found.matched}/${found.sampled}`).join('; '),
]
