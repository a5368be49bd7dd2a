import { console, type ConsoleRun, type RunStatus } from '@mooring/contract'
import { findRun } from '../../acts/runs/findRun.ts'
import { listRuns } from '../../acts/runs/listRuns.ts'
import { listRuntimeRuns } from '../../acts/runs/listRuntimeRuns.ts'
import type { RunRow } from '../../database/queries/runRow.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'
import { runBody } from '../runBody.ts'

const consoleRunBody = (run: RunRow): ConsoleRun => ({
  ...runBody(run),
  dataSourceName: run.scan.dataSource.name,
  scanName: run.scan.name,
  runtimeName: run.runtimeName,
  ...(run.nodeName === null ? {} : { nodeName: run.nodeName }),
  attempts: run.attempts,
})

export function addConsoleRuns(at: Edge): void {
  route(
    at,
    console.listRuns,
  )(async ({ query, context, request }) => {
    const page = await listRuns(context, { token: query.$skipToken })
    return { status: 200, body: pageBody(page, consoleRunBody, { context, url: request.url }) }
  })
  route(
    at,
    console.listRuntimeRuns,
  )(async ({ params, query, context, request }) => {
    const statuses = query.status === undefined ? [] : (query.status.split(',') as RunStatus[])
    const page = await listRuntimeRuns(context, { ...params, statuses, token: query.$skipToken })
    return { status: 200, body: pageBody(page, consoleRunBody, { context, url: request.url }) }
  })
  route(at, console.findRun)(async ({ params, context }) => ({ status: 200, body: consoleRunBody(await findRun(context, params)) }))
}
