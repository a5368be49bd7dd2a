import { purview } from '@mooring/contract'
import { deleteScan } from '../../acts/scans/deleteScan.ts'
import { getScan } from '../../acts/scans/getScan.ts'
import { listScans } from '../../acts/scans/listScans.ts'
import { putScan } from '../../acts/scans/putScan.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'
import { scanBody } from '../scanBody.ts'

export function addScans(at: Edge): void {
  route(
    at,
    purview.listScans,
  )(async ({ params, query, context, request }) => {
    const page = await listScans(context, { dataSourceName: params.dataSourceName, token: query.$skipToken })
    return { status: 200, body: pageBody(page, scanBody, { context, url: request.url }) }
  })
  route(
    at,
    purview.getScan,
  )(async ({ params, context }) => {
    return { status: 200, body: scanBody(await getScan(context, params)) }
  })
  route(
    at,
    purview.putScan,
  )(async ({ params, body, context }) => {
    const { scan, created } = await putScan(context, { ...params, body })
    return { status: created ? 201 : 200, body: scanBody(scan) }
  })
  route(
    at,
    purview.deleteScan,
  )(async ({ params, context }) => {
    await deleteScan(context, params)
    return { status: 204 }
  })
}
