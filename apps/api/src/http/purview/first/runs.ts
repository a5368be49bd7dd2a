import { earlierScanLevelDefault, firstPurview } from '@mooring/contract'
import { cancelRun } from '../../../acts/runs/cancelRun.ts'
import { listScanRuns } from '../../../acts/runs/listScanRuns.ts'
import { startRun } from '../../../acts/runs/startRun.ts'
import type { Edge } from '../../Edge.ts'
import { operationBody } from '../../operationBody.ts'
import { pageBody } from '../../page.ts'
import { route } from '../../route.ts'
import { scanResultBody } from '../../scanResultBody.ts'

/** Runs as the first version has them. It reads none by itself: its clients look for theirs in the list. */
export function addFirstRuns(at: Edge): void {
  route(
    at,
    firstPurview.listScanRuns,
  )(async ({ params, query, context, request }) => {
    const page = await listScanRuns(context, { ...params, token: query.$skipToken })
    return { status: 200, body: pageBody(page, scanResultBody, { context, url: request.url }) }
  })
  route(
    at,
    firstPurview.startRun,
  )(async ({ params, query, context }) => {
    const run = await startRun(context, { ...params, scanLevel: query.scanLevel ?? earlierScanLevelDefault })
    return { status: 202, body: operationBody(run) }
  })
  route(at, firstPurview.cancelRun)(async ({ params, context }) => ({ status: 202, body: operationBody(await cancelRun(context, params)) }))
}
