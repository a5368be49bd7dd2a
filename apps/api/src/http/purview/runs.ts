import {
  earlierPurview,
  earlierScanLevelDefault,
  pathOf,
  purview,
  scanLevelDefault,
  type AnswerOf,
  type ScanResult,
  type ScanRun,
} from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { cancelRun } from '../../acts/runs/cancelRun.ts'
import { getRun } from '../../acts/runs/getRun.ts'
import { listScanRuns } from '../../acts/runs/listScanRuns.ts'
import { startRun } from '../../acts/runs/startRun.ts'
import type { RunRow } from '../../database/queries/runRow.ts'
import type { Edge } from '../Edge.ts'
import { operationBody } from '../operationBody.ts'
import { absolute, pageBody } from '../page.ts'
import { apiVersionOf } from '../requireApiVersion.ts'
import { route } from '../route.ts'
import { runBody } from '../runBody.ts'
import { scanResultBody } from '../scanResultBody.ts'

export function addRuns(at: Edge): void {
  route(
    at,
    purview.startRun,
  )(async ({ params, query, context }) => {
    const run = await startRun(context, { ...params, runId: query.runId, scanLevel: query.scanLevel ?? scanLevelDefault })
    return { status: 202, body: runBody(run), headers: operationLocation(context, { ...params, runId: run.id }) }
  })
  route(
    at,
    earlierPurview.startRun,
  )(async ({ params, query, context }) => {
    const run = await startRun(context, { ...params, scanLevel: query.scanLevel ?? earlierScanLevelDefault })
    return { status: 202, body: operationBody(run), headers: operationLocation(context, { ...params, runId: run.id }) }
  })
  route(
    at,
    purview.listScanRuns,
  )(async ({ params, query, context, request }) => {
    const page = await listScanRuns(context, { ...params, token: query.$skipToken })
    const isEarlier = apiVersionOf(request) !== purview.getRun.apiVersions[0]
    const body = pageBody<RunRow, ScanRun | ScanResult>(page, isEarlier ? scanResultBody : runBody, { context, url: request.url })
    // Typed as the newest version has it: what reads the others is not of ours.
    return { status: 200, body: body as AnswerOf<typeof purview.listScanRuns> }
  })
  route(at, purview.getRun)(async ({ params, context }) => ({ status: 200, body: runBody(await getRun(context, params)) }))
  route(
    at,
    purview.cancelRun,
  )(async ({ params, context }) => {
    return { status: 202, body: operationBody(await cancelRun(context, params)), headers: operationLocation(context, params) }
  })
}

/** Microsoft's poller reads this address until its `status` is an end; so it is the run itself. */
const operationLocation = (context: ActContext, params: { dataSourceName: string; scanName: string; runId: string }) => ({
  'operation-location': absolute(context, pathOf(purview.getRun, { params })),
})
