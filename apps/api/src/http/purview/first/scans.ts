import { firstPurview } from '@mooring/contract'
import { deleteScan } from '../../../acts/scans/deleteScan.ts'
import { getScan } from '../../../acts/scans/getScan.ts'
import { listScans } from '../../../acts/scans/listScans.ts'
import { putScan } from '../../../acts/scans/putScan.ts'
import type { Edge } from '../../Edge.ts'
import { pageBody } from '../../page.ts'
import { route } from '../../route.ts'
import { firstScanBody } from '../../scanBody.ts'

/** Scans as the first version has them. */
export function addFirstScans(at: Edge): void {
  route(
    at,
    firstPurview.listScans,
  )(async ({ params, query, context, request }) => {
    const page = await listScans(context, { dataSourceName: params.dataSourceName, token: query.$skipToken })
    return { status: 200, body: pageBody(page, firstScanBody, { context, url: request.url }) }
  })
  route(
    at,
    firstPurview.getScan,
  )(async ({ params, context }) => {
    return { status: 200, body: firstScanBody(await getScan(context, params)) }
  })
  route(
    at,
    firstPurview.putScan,
  )(async ({ params, body, context }) => {
    const { scan, created } = await putScan(context, { ...params, body })
    return { status: created ? 201 : 200, body: firstScanBody(scan) }
  })
  route(
    at,
    firstPurview.deleteScan,
  )(async ({ params, context }) => {
    await deleteScan(context, params)
    return { status: 204 }
  })
}
