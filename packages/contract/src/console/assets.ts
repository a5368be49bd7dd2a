import { Type, type Static } from 'typebox'
import { Name, RunId, Time, Uuid } from '../names.ts'
import { DiscoveredAsset } from '../node/assets.ts'
import type { Operation } from '../operation.ts'
import { filterBytesMax, FilterProperties } from '../purview/filters.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'

const AssetKind = DiscoveredAsset.properties.kind
export type AssetKind = Static<typeof AssetKind>

/** An asset in a list. `columnCount` stands for the columns, which `getAsset` brings. */
export const AssetSummary = Type.Object({
  id: Uuid,
  dataSourceName: Type.String(),
  qualifiedName: Type.String(),
  kind: AssetKind,
  schemaName: Type.String(),
  name: Type.String(),
  comment: Type.Optional(Type.String()),
  rowEstimate: Type.Optional(Type.Integer()),
  sizeBytes: Type.Optional(Type.Integer()),
  format: Type.Optional(Type.String()),
  fileCount: Type.Optional(Type.Integer()),
  modifiedAt: Type.Optional(Time),
  columnCount: Type.Integer(),
  /** What any of its columns was classified as. */
  classifications: Type.Array(Type.String()),
  firstSeenAt: Time,
  lastSeenAt: Time,
  /** Present when the last run that could see it did not find it any more, or the last scan that had found it was deleted. */
  vanishedAt: Type.Optional(Time),
})
export type AssetSummary = Static<typeof AssetSummary>

export const Asset = Type.Object({
  ...AssetSummary.properties,
  columns: DiscoveredAsset.properties.columns,
  keys: DiscoveredAsset.properties.keys,
})
export type Asset = Static<typeof Asset>

export const AssetChange = Type.Enum(['added', 'changed', 'same', 'vanished'])
export type AssetChange = Static<typeof AssetChange>

const Names = Type.Array(Type.String())
/** What of an asset was not as it had been; of long lists only the beginning. */
export const AssetDifference = Type.Object({
  columnsAdded: Type.Optional(Names),
  columnsRemoved: Type.Optional(Names),
  /** Columns of another type, nullability, place, comment or classification. */
  columnsChanged: Type.Optional(Names),
  classificationsAdded: Type.Optional(Names),
  classificationsRemoved: Type.Optional(Names),
  /** Others of its facts, such as `comment` or `keys`. */
  facts: Type.Optional(Names),
})
export type AssetDifference = Static<typeof AssetDifference>

/** What a run found out about an asset. */
export const AssetHistoryEntry = Type.Object({
  runId: Uuid,
  scanName: Type.String(),
  at: Time,
  change: AssetChange,
  difference: AssetDifference,
})
export type AssetHistoryEntry = Static<typeof AssetHistoryEntry>

export const AssetFacets = Type.Object({
  dataSources: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() })),
  kinds: Type.Array(Type.Object({ name: AssetKind, count: Type.Integer() })),
  classifications: Type.Array(Type.Object({ name: Type.String(), count: Type.Integer() })),
})
export type AssetFacets = Static<typeof AssetFacets>

/** Which assets; those that vanished are left out unless they are asked for. */
export const AssetSelection = Type.Object({
  dataSourceName: Type.Optional(Name),
  search: Type.Optional(Type.String({ maxLength: 200 })),
  kind: Type.Optional(AssetKind),
  classification: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
  vanished: Type.Optional(Type.Enum(['no', 'yes', 'any'])),
})
export type AssetSelection = Static<typeof AssetSelection>

const assetParams = Strict({ assetId: Uuid })

export const RunComparison = Type.Object({
  /** Absent when no run of the scan succeeded before. */
  previousRunId: Type.Optional(Uuid),
  counts: Type.Object({ added: Type.Integer(), changed: Type.Integer(), same: Type.Integer(), vanished: Type.Integer() }),
  ...Page(Type.Object({ asset: AssetSummary, change: AssetChange, difference: AssetDifference })).properties,
})
export type RunComparison = Static<typeof RunComparison>

/** What goes when a scan is deleted. */
export const ScanDependents = Type.Object({
  runs: Type.Integer(),
  /** Assets that no other scan of the source has found: they are marked as vanished. */
  assets: Type.Integer(),
})
export type ScanDependents = Static<typeof ScanDependents>

const Sample = Type.Object({ count: Type.Integer(), names: Names })
export const FilterPreview = Type.Object({
  /** The run whose assets were looked at; absent when none succeeded. */
  runId: Type.Optional(Uuid),
  /** How many would be in and out, and the first of them by name. */
  included: Sample,
  excluded: Sample,
  /** Resource sets: a scan asks of each of their files whether it is in, and their names do not say what all of them are called. */
  undecided: Sample,
})
export type FilterPreview = Static<typeof FilterPreview>

/** Names in each list of a `FilterPreview`. */
export const filterPreviewNamesMax = 100

export const consoleAssetOperations = {
  listAssets: {
    id: 'Console_ListAssets',
    summary: 'List discovered assets, by qualified name',
    method: 'GET',
    path: '/api/assets',
    access: 'Reader',
    query: Type.Object({ ...PageQuery.properties, ...AssetSelection.properties }),
    responses: { 200: Page(AssetSummary) },
    errors: [],
  },
  listAssetFacets: {
    id: 'Console_ListAssetFacets',
    summary: 'Count assets by source, by kind and by classification, each as if it were not chosen',
    method: 'GET',
    path: '/api/assets/facets',
    access: 'Reader',
    query: AssetSelection,
    responses: { 200: AssetFacets },
    errors: [],
  },
  exportAssets: {
    id: 'Console_ExportAssets',
    summary: 'Export assets as CSV, a row a column, or as JSON with entities of Apache Atlas',
    method: 'GET',
    path: '/api/assets/export',
    access: 'Reader',
    query: Type.Object({ ...AssetSelection.properties, format: Type.Enum(['csv', 'atlas']) }),
    responses: { 200: Type.Unsafe<AsyncIterable<string>>({ type: 'string', format: 'binary' }) },
    errors: [],
  },
  getAsset: {
    id: 'Console_GetAsset',
    summary: 'Get an asset with its columns and keys',
    method: 'GET',
    path: '/api/assets/{assetId}',
    access: 'Reader',
    params: assetParams,
    responses: { 200: Asset },
    errors: ['Asset_NotFound'],
  },
  listAssetHistory: {
    id: 'Console_ListAssetHistory',
    summary: 'List what runs found out about an asset, newest first',
    method: 'GET',
    path: '/api/assets/{assetId}/history',
    access: 'Reader',
    params: assetParams,
    query: PageQuery,
    responses: { 200: Page(AssetHistoryEntry) },
    errors: ['Asset_NotFound'],
  },
  compareRun: {
    id: 'Console_CompareRun',
    summary: 'List what a run found that the one before it did not, and the other way round',
    method: 'GET',
    path: '/api/runs/{runId}/comparison',
    access: 'Reader',
    params: Strict({ runId: RunId }),
    query: Type.Object({ ...PageQuery.properties, change: Type.Optional(AssetChange) }),
    responses: { 200: RunComparison },
    errors: ['ScanRun_NotFound'],
  },
  getScanDependents: {
    id: 'Console_GetScanDependents',
    summary: 'Count what a scan takes along when it is deleted',
    method: 'GET',
    path: '/api/datasources/{dataSourceName}/scans/{scanName}/dependents',
    access: 'Reader',
    params: Strict({ dataSourceName: Name, scanName: Name }),
    responses: { 200: ScanDependents },
    errors: ['Scan_NotFound'],
  },
  previewFilter: {
    id: 'Console_PreviewFilter',
    summary: 'Say which of the assets of the last run a scan would be about',
    method: 'POST',
    path: '/api/datasources/{dataSourceName}/scans/{scanName}/filters:preview',
    access: 'Reader',
    params: Strict({ dataSourceName: Name, scanName: Name }),
    body: Strict({ filters: FilterProperties }),
    responses: { 200: FilterPreview },
    errors: ['Scan_NotFound', 'InvalidField'],
    bodyBytesMax: filterBytesMax,
  },
} as const satisfies Record<string, Operation>
