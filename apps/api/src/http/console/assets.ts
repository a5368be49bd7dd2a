import { console, type Asset, type AssetSummary } from '@mooring/contract'
import { getAsset } from '../../acts/assets/getAsset.ts'
import { listAssets, type AssetRow } from '../../acts/assets/listAssets.ts'
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
  firstSeenAt: asset.firstSeenAt.toISOString(),
  lastSeenAt: asset.lastSeenAt.toISOString(),
})

export function addConsoleAssets(at: Edge): void {
  route(
    at,
    console.listAssets,
  )(async ({ query, context, request }) => {
    const page = await listAssets(context, { token: query.$skipToken, dataSourceName: query.dataSourceName, search: query.search })
    return { status: 200, body: pageBody(page, summaryOf, { context, url: request.url }) }
  })
  route(
    at,
    console.getAsset,
  )(async ({ params, context }) => {
    const asset = await getAsset(context, params)
    return { status: 200, body: { ...summaryOf(asset), columns: asset.columns as Asset['columns'], keys: asset.keys as Asset['keys'] } }
  })
}
