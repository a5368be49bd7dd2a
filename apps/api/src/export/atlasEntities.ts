import type { Column, Key } from '@mooring/contract'
import type { AssetRow } from '../database/queries/assetRow.ts'

/** Type names of Atlas' own models, and of Purview's for the columns of files. */
const types = { table: 'rdbms_table', column: 'rdbms_column', file: 'fs_path', fileSchema: 'tabular_schema', fileColumn: 'column' } as const

interface Entity {
  typeName: string
  /** Negative: not yet known to the catalogue that reads it. */
  guid: string
  status: 'ACTIVE' | 'DELETED'
  attributes: Record<string, unknown>
  relationshipAttributes?: Record<string, unknown>
  classifications?: { typeName: string; attributes: Record<string, unknown> }[]
}

/**
 * Assets as `POST /api/atlas/v2/entity/bulk` of Apache Atlas takes them (AtlasEntitiesWithExtInfo): a table or a file before its
 * columns, which point to it by its guid.
 */
export async function* atlasEntities(assets: AsyncIterable<AssetRow>): AsyncGenerator<string> {
  let count = 0
  const nextGuid = () => `-${++count}`
  yield '{"referredEntities":{},"entities":['
  let before = ''
  for await (const asset of assets) {
    for (const entity of entitiesOf(asset, nextGuid)) {
      yield before + JSON.stringify(entity)
      before = ','
    }
  }
  yield ']}'
}

const isFile = ({ kind }: AssetRow): boolean => kind === 'file' || kind === 'resourceSet'

function* entitiesOf(asset: AssetRow, nextGuid: () => string): Generator<Entity> {
  const status = asset.vanishedAt === null ? 'ACTIVE' : 'DELETED'
  const own = { typeName: isFile(asset) ? types.file : types.table, guid: nextGuid(), status } as const
  yield { ...own, attributes: attributesOf(asset) }
  const parent = { guid: own.guid, typeName: own.typeName }
  if (!isFile(asset)) {
    for (const column of asset.columns as Column[]) yield tableColumn(asset, column, { guid: nextGuid(), status, table: parent })
    return
  }
  const schema = { guid: nextGuid(), typeName: types.fileSchema }
  const qualifiedName = `${asset.qualifiedName}#__tabular_schema`
  yield { ...schema, status, attributes: { qualifiedName, name: asset.name }, relationshipAttributes: { describesAsset: parent } }
  for (const column of asset.columns as Column[]) {
    const relationshipAttributes = { composeSchema: schema }
    yield { typeName: types.fileColumn, guid: nextGuid(), status, ...describedColumn(asset, column, '//'), relationshipAttributes }
  }
}

const tableColumn = (
  asset: AssetRow,
  column: Column,
  { guid, status, table }: Pick<Entity, 'guid' | 'status'> & { table: object },
): Entity => {
  const { attributes, ...described } = describedColumn(asset, column, '#')
  const facts = { data_type: column.type, isNullable: column.nullable, isPrimaryKey: isPrimary(asset, column) }
  return { typeName: types.column, guid, status, attributes: { ...attributes, ...facts }, ...described, relationshipAttributes: { table } }
}

const isPrimary = ({ keys }: AssetRow, { name }: Column): boolean =>
  (keys as Key[]).some((key) => key.kind === 'primary' && key.columns.includes(name))

function describedColumn(asset: AssetRow, column: Column, separator: string): Pick<Entity, 'attributes' | 'classifications'> {
  const qualifiedName = `${asset.qualifiedName}${separator}${encodeURIComponent(column.name)}`
  const { name, type, comment, classifications = [] } = column
  const found = classifications.map((classification) => ({ typeName: classification.name, attributes: {} }))
  return {
    attributes: { qualifiedName, name, type, ...(comment ? { description: comment } : {}) },
    ...(found.length === 0 ? {} : { classifications: found }),
  }
}

const attributesOf = (asset: AssetRow): Record<string, unknown> => ({
  qualifiedName: asset.qualifiedName,
  name: asset.name,
  ...(asset.comment === null ? {} : { description: asset.comment }),
  ...(isFile(asset) ? { path: asset.qualifiedName, isFile: asset.kind === 'file' } : { type: asset.kind }),
  ...(asset.sizeBytes === null || !isFile(asset) ? {} : { fileSize: Number(asset.sizeBytes) }),
})
