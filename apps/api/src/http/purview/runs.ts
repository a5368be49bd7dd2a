import { pathOf, purview } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { cancelRun } from '../../acts/runs/cancelRun.ts'
import { getRun } from '../../acts/runs/getRun.ts'
import { listScanRuns } from '../../acts/runs/listScanRuns.ts'
import { startRun } from '../../acts/runs/startRun.ts'
import type { Edge } from '../Edge.ts'
import { absolute, pageBody } from '../page.ts'
import { route } from '../route.ts'
import { runBody } from '../runBody.ts'

export function addRuns(at: Edge): void {
  route(
    at,
    purview.startRun,
  )(async ({ params, query, context }) => {
    const run = await startRun(context, { ...params, runId: query.runId, scanLevel: query.scanLevel ?? 'Full' })
    return { status: 202, body: runBody(run), headers: operationLocation(context, { ...params, runId: run.id }) }
  })
  route(
    at,
    purview.listScanRuns,
  )(async ({ params, query, context, request }) => {
    const page = await listScanRuns(context, { ...params, token: query.$skipToken })
    return { status: 200, body: pageBody(page, runBody, { context, url: request.url }) }
  })
  route(at, purview.getRun)(async ({ params, context }) => ({ status: 200, body: runBody(await getRun(context, params)) }))
  route(
    at,
    purview.cancelRun,
  )(async ({ params, context }) => {
    const { id, status, startTime, endTime } = runBody(await cancelRun(context, params))
    const body = { scanResultId: id, startTime, ...(endTime === undefined ? {} : { endTime }), status }
    return { status: 202, body, headers: operationLocation(context, params) }
  })
}

/** Microsoft's poller reads this address until its `status` is an end; so it is the run itself. */
const operationLocation = (context: ActContext, params: { dataSourceName: string; scanName: string; runId: string }) => ({
  'operation-location': absolute(context, pathOf(purview.getRun, { params })),
})
