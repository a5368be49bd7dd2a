import { Readable } from 'node:stream'
import { console, type ConsoleRun } from '@mooring/contract'
import { runProgress } from '@mooring/domain'
import { exportRunLog } from '../../acts/runs/exportRunLog.ts'
import { findRun } from '../../acts/runs/findRun.ts'
import { listRunLeases } from '../../acts/runs/listRunLeases.ts'
import { listRuns } from '../../acts/runs/listRuns.ts'
import { listRuntimeRuns } from '../../acts/runs/listRuntimeRuns.ts'
import { readRunLog } from '../../acts/runs/readRunLog.ts'
import { summarizeRuns } from '../../acts/runs/summarizeRuns.ts'
import type { RunLogLine } from '../../database/generated/client.ts'
import type { LogPosition } from '../../database/queries/readLog.ts'
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
  ...progressOf(run),
})

function progressOf({ leasedAt, progressAt, objectsSeen, objectsTotal, rowsSampled }: RunRow): Pick<ConsoleRun, 'progress'> {
  if (leasedAt === null || progressAt === null) return {}
  return { progress: runProgress({ leasedAt, reportedAt: progressAt, objectsSeen, objectsTotal, rowsSampled: Number(rowsSampled) }) }
}

const positionText = ({ fence, number }: LogPosition): string => `${fence}.${number}`

function positionOf(text: string | undefined): LogPosition | null {
  if (text === undefined) return null
  // The pattern allows a little more than the database's integers.
  const [fence = 0, number = 0] = text.split('.').map((part) => Math.min(Number(part), 2 ** 31 - 1))
  return { fence, number }
}

const logLineBody = (line: RunLogLine) => ({
  position: positionText(line),
  at: line.at.toISOString(),
  level: line.level,
  message: line.message,
  ...(line.target === null ? {} : { target: line.target }),
})

const logTypes = { text: ['text/plain; charset=utf-8', 'txt'], json: ['application/x-ndjson; charset=utf-8', 'jsonl'] } as const

export function addConsoleRuns(at: Edge): void {
  route(
    at,
    console.listRuns,
  )(async ({ query: { $skipToken: token, ...selection }, context, request }) => {
    const page = await listRuns(context, { selection, token })
    return { status: 200, body: pageBody(page, consoleRunBody, { context, url: request.url }) }
  })
  route(
    at,
    console.listRuntimeRuns,
  )(async ({ params, query, context, request }) => {
    const page = await listRuntimeRuns(context, { ...params, status: query.status, token: query.$skipToken })
    return { status: 200, body: pageBody(page, consoleRunBody, { context, url: request.url }) }
  })
  route(at, console.findRun)(async ({ params, context }) => ({ status: 200, body: consoleRunBody(await findRun(context, params)) }))
  route(at, console.summarizeRuns)(async ({ query, context }) => ({ status: 200, body: await summarizeRuns(context, query) }))
  addLeasesAndLogs(at)
}

function addLeasesAndLogs(at: Edge): void {
  route(
    at,
    console.listRunLeases,
  )(async ({ params, context }) => {
    const value = (await listRunLeases(context, params)).map(({ nodeName, fence, leasedAt, endedAt, ending }) => ({
      nodeName,
      fence,
      leasedAt: leasedAt.toISOString(),
      ...(endedAt === null ? {} : { endedAt: endedAt.toISOString() }),
      ...(ending === null ? {} : { ending }),
    }))
    return { status: 200, body: { value } }
  })
  route(
    at,
    console.readRunLog,
  )(async ({ params, query, context }) => {
    const { lines, hasMore, leftOut } = await readRunLog(context, { ...params, after: positionOf(query.after) })
    const last = lines.at(-1)
    const next = last === undefined ? query.after : positionText(last)
    return { status: 200, body: { value: lines.map(logLineBody), ...(next === undefined ? {} : { next }), hasMore, leftOut } }
  })
  route(
    at,
    console.exportRunLog,
  )(async ({ params, query: { format }, context }) => {
    const [type, ending] = logTypes[format]
    const headers = { 'content-type': type, 'content-disposition': `attachment; filename="run-${params.runId}.${ending}"` }
    return { status: 200, headers, body: Readable.from(await exportRunLog(context, { ...params, format })) }
  })
}
