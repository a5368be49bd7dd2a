import { Type, type Static } from 'typebox'
import { Name, Time, Uuid } from '../names.ts'
import { DiscoveredAsset } from '../node/assets.ts'
import type { Operation } from '../operation.ts'
import { PageQuery, Page, Strict } from '../schemas.ts'

/** An asset in a list. `columnCount` stands for the columns, which `getAsset` brings. */
export const AssetSummary = Type.Object({
  id: Uuid,
  dataSourceName: Type.String(),
  qualifiedName: Type.String(),
  kind: DiscoveredAsset.properties.kind,
  schemaName: Type.String(),
  name: Type.String(),
  comment: Type.Optional(Type.String()),
  rowEstimate: Type.Optional(Type.Integer()),
  sizeBytes: Type.Optional(Type.Integer()),
  format: Type.Optional(Type.String()),
  fileCount: Type.Optional(Type.Integer()),
  modifiedAt: Type.Optional(Time),
  columnCount: Type.Integer(),
  firstSeenAt: Time,
  lastSeenAt: Time,
})
export type AssetSummary = Static<typeof AssetSummary>

export const Asset = Type.Object({
  ...AssetSummary.properties,
  columns: DiscoveredAsset.properties.columns,
  keys: DiscoveredAsset.properties.keys,
})
export type Asset = Static<typeof Asset>

export const consoleAssetOperations = {
  listAssets: {
    id: 'Console_ListAssets',
    summary: 'List discovered assets, by qualified name',
    method: 'GET',
    path: '/api/assets',
    access: 'Reader',
    query: Type.Object({
      ...PageQuery.properties,
      dataSourceName: Type.Optional(Name),
      search: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    responses: { 200: Page(AssetSummary) },
    errors: [],
  },
  getAsset: {
    id: 'Console_GetAsset',
    summary: 'Get an asset with its columns and keys',
    method: 'GET',
    path: '/api/assets/{assetId}',
    access: 'Reader',
    params: Strict({ assetId: Uuid }),
    responses: { 200: Asset },
    errors: ['Asset_NotFound'],
  },
} as const satisfies Record<string, Operation>
