import { Readable } from 'node:stream'
import { console, type Asset, type AssetDifference, type AssetSummary } from '@mooring/contract'
import { compareRun } from '../../acts/assets/compareRun.ts'
import { exportAssets } from '../../acts/assets/exportAssets.ts'
import { getAsset } from '../../acts/assets/getAsset.ts'
import { listAssetFacets } from '../../acts/assets/listAssetFacets.ts'
import { listAssetHistory } from '../../acts/assets/listAssetHistory.ts'
import { listAssets } from '../../acts/assets/listAssets.ts'
import { previewFilter } from '../../acts/filters/previewFilter.ts'
import { getScanDependents } from '../../acts/scans/getScanDependents.ts'
import type { AssetRow } from '../../database/queries/assetRow.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'

const summaryOf = (asset: AssetRow): AssetSummary => ({
  id: asset.id,
  dataSourceName: asset.dataSource.name,
  qualifiedName: asset.qualifiedName,
  kind: asset.kind as AssetSummary['kind'],
  schemaName: asset.schemaName,
  name: asset.name,
  ...(asset.comment === null ? {} : { comment: asset.comment }),
  ...(asset.rowEstimate === null ? {} : { rowEstimate: Number(asset.rowEstimate) }),
  ...(asset.sizeBytes === null ? {} : { sizeBytes: Number(asset.sizeBytes) }),
  ...(asset.format === null ? {} : { format: asset.format }),
  ...(asset.fileCount === null ? {} : { fileCount: Number(asset.fileCount) }),
  ...(asset.modifiedAt === null ? {} : { modifiedAt: asset.modifiedAt.toISOString() }),
  columnCount: (asset.columns as Asset['columns']).length,
  classifications: asset.classifications,
  firstSeenAt: asset.firstSeenAt.toISOString(),
  lastSeenAt: asset.lastSeenAt.toISOString(),
  ...(asset.vanishedAt === null ? {} : { vanishedAt: asset.vanishedAt.toISOString() }),
})

const fileTypes = { csv: ['text/csv; charset=utf-8', 'assets.csv'], atlas: ['application/json; charset=utf-8', 'assets.json'] } as const

export function addConsoleAssets(at: Edge): void {
  route(
    at,
    console.listAssets,
  )(async ({ query: { $skipToken: token, ...selection }, context, request }) => {
    const page = await listAssets(context, { token, selection })
    return { status: 200, body: pageBody(page, summaryOf, { context, url: request.url }) }
  })
  route(at, console.listAssetFacets)(async ({ query, context }) => ({ status: 200, body: await listAssetFacets(context, query) }))
  route(
    at,
    console.exportAssets,
  )(async ({ query: { format, ...selection }, context }) => {
    const [type, name] = fileTypes[format]
    const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` }
    return { status: 200, headers, body: Readable.from(exportAssets(context, { selection, format })) }
  })
  route(
    at,
    console.getAsset,
  )(async ({ params, context }) => {
    const asset = await getAsset(context, params)
    return { status: 200, body: { ...summaryOf(asset), columns: asset.columns as Asset['columns'], keys: asset.keys as Asset['keys'] } }
  })
  addAssetChanges(at)
}

function addAssetChanges(at: Edge): void {
  route(
    at,
    console.listAssetHistory,
  )(async ({ params, query, context, request }) => {
    const page = await listAssetHistory(context, { assetId: params.assetId, token: query.$skipToken })
    const body = pageBody(
      page,
      ({ run, change, difference }) => ({
        runId: run.id,
        scanName: run.scan.name,
        at: (run.endedAt ?? run.queuedAt).toISOString(),
        change,
        difference: difference as AssetDifference,
      }),
      { context, url: request.url },
    )
    return { status: 200, body }
  })
  route(
    at,
    console.compareRun,
  )(async ({ params, query, context, request }) => {
    const { page, counts, previousRunId } = await compareRun(context, { ...params, change: query.change, token: query.$skipToken })
    const body = pageBody(
      page,
      ({ asset, change, difference }) => ({ asset: summaryOf(asset), change, difference: difference as AssetDifference }),
      { context, url: request.url },
    )
    return { status: 200, body: { ...body, counts, ...(previousRunId === null ? {} : { previousRunId }) } }
  })
  route(at, console.getScanDependents)(async ({ params, context }) => ({ status: 200, body: await getScanDependents(context, params) }))
  route(
    at,
    console.previewFilter,
  )(async ({ params, body, context }) => ({ status: 200, body: await previewFilter(context, { ...params, ...body }) }))
}
