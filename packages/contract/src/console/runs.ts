import { Type, type Static } from 'typebox'
import { Name, RunId, Time } from '../names.ts'
import { RunLogLine } from '../node/runLog.ts'
import type { Operation } from '../operation.ts'
import { ScanRun } from '../purview/runs.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'

/** How far a run is, as its node said at `at`. Rate and time left are there when enough has happened to tell. */
export const RunProgress = Type.Object({
  at: Time,
  objectsSeen: Type.Integer(),
  objectsTotal: Type.Optional(Type.Integer()),
  rowsSampled: Type.Integer(),
  objectsPerSecond: Type.Optional(Type.Number()),
  secondsLeft: Type.Optional(Type.Integer()),
})
export type RunProgress = Static<typeof RunProgress>

/** A run as the console shows it: the contract's result, where it ran and how often it was leased. */
export const ConsoleRun = Type.Object({
  ...ScanRun.properties,
  dataSourceName: Type.String(),
  scanName: Type.String(),
  runtimeName: Type.String(),
  nodeName: Type.Optional(Type.String()),
  attempts: Type.Integer(),
  progress: Type.Optional(RunProgress),
})
export type ConsoleRun = Static<typeof ConsoleRun>

/** How a node's hold on a run ended: `removed` says that the node was removed, `revoked` that something the run needs was deleted. */
export const LeaseEnding = Type.Enum(['completed', 'failed', 'canceled', 'lost', 'released', 'removed', 'revoked'])
export type LeaseEnding = Static<typeof LeaseEnding>

/** One hold of a node on a run; `endedAt` and `ending` are absent while it lasts. */
export const RunLease = Type.Object({
  nodeName: Type.String(),
  fence: Type.Integer(),
  leasedAt: Time,
  endedAt: Type.Optional(Time),
  ending: Type.Optional(LeaseEnding),
})
export type RunLease = Static<typeof RunLease>

/** A place in the log of a run: the fence of the lease and the number of the line. */
const LogPosition = Type.String({ pattern: '^\\d{1,10}\\.\\d{1,10}$', maxLength: 21 })

/** A part of the log of a run. */
export const RunLogPage = Type.Object({
  value: Type.Array(Type.Object({ position: Type.String(), ...RunLogLine.properties })),
  /** What to ask for next as `after`, also when nothing is there yet. Absent while the log is empty. */
  next: Type.Optional(LogPosition),
  hasMore: Type.Boolean(),
  /** Lines of the whole log that are not kept. */
  leftOut: Type.Integer(),
})
export type RunLogPage = Static<typeof RunLogPage>

const statuses = 'Accepted|InProgress|Succeeded|CompletedWithExceptions|Failed|Canceled'
/** `CompletedWithExceptions` is what of `Succeeded` could not read something. One status or several, with commas between them. */
const Statuses = Type.String({ pattern: `^(?:${statuses})(?:,(?:${statuses}))*$`, maxLength: 200 })

/** Which runs: all that are asked for must hold. Times are of when a run was asked for. */
export const RunSelection = Type.Object({
  dataSourceName: Type.Optional(Name),
  runtimeName: Type.Optional(Name),
  status: Type.Optional(Statuses),
  since: Type.Optional(Time),
})
export type RunSelection = Static<typeof RunSelection>

/** Days that a summary tells of, and the zone whose days they are when none is said. */
export const summaryDaysMax = 90
export const summaryTimeZone = 'UTC'

const RunCounts = Type.Object({
  queued: Type.Integer(),
  inProgress: Type.Integer(),
  succeeded: Type.Integer(),
  /** Succeeded, while something could not be read; not among `succeeded`. */
  completedWithExceptions: Type.Integer(),
  failed: Type.Integer(),
  canceled: Type.Integer(),
})
export type RunCounts = Static<typeof RunCounts>

/** How the runs of some days ended, those that go on among them; each day begins at midnight in the zone, and the last one is today. */
export const RunsSummary = Type.Object({
  total: RunCounts,
  days: Type.Array(Type.Object({ begin: Time, ...RunCounts.properties })),
})
export type RunsSummary = Static<typeof RunsSummary>

const runParams = Strict({ runId: RunId })

export const consoleRunOperations = {
  listRuns: {
    id: 'Console_ListRuns',
    summary: 'List the runs of every scan, newest first',
    method: 'GET',
    path: '/api/runs',
    access: 'Reader',
    query: Type.Object({ ...PageQuery.properties, ...RunSelection.properties }),
    responses: { 200: Page(ConsoleRun) },
    errors: [],
  },
  summarizeRuns: {
    id: 'Console_SummarizeRuns',
    summary: 'Count runs by day and by how they ended',
    method: 'GET',
    path: '/api/runs/summary',
    access: 'Reader',
    query: Type.Object({
      dataSourceName: RunSelection.properties.dataSourceName,
      runtimeName: RunSelection.properties.runtimeName,
      status: RunSelection.properties.status,
      /** How many days, today among them: 1 to 90, 30 when absent. */
      days: Type.Optional(Type.String({ pattern: '^(?:[1-9]|[1-8][0-9]|90)$' })),
      /** By its name in the IANA database. */
      timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    }),
    responses: { 200: RunsSummary },
    errors: [],
  },
  listRuntimeRuns: {
    id: 'Console_ListRuntimeRuns',
    summary: 'List the runs of an integration runtime, newest first',
    method: 'GET',
    path: '/api/runtimes/{name}/runs',
    access: 'Reader',
    params: Strict({ name: Name }),
    query: Type.Object({
      ...PageQuery.properties,
      status: RunSelection.properties.status,
    }),
    responses: { 200: Page(ConsoleRun) },
    errors: ['IntegrationRuntime_NotFound'],
  },
  findRun: {
    id: 'Console_FindRun',
    summary: 'Find a run by its id',
    method: 'GET',
    path: '/api/runs/{runId}',
    access: 'Reader',
    params: runParams,
    responses: { 200: ConsoleRun },
    errors: ['ScanRun_NotFound'],
  },
  listRunLeases: {
    id: 'Console_ListRunLeases',
    summary: 'List the nodes that a run was leased to, oldest first',
    method: 'GET',
    path: '/api/runs/{runId}/leases',
    access: 'Reader',
    params: runParams,
    responses: { 200: Type.Object({ value: Type.Array(RunLease) }) },
    errors: ['ScanRun_NotFound'],
  },
  readRunLog: {
    id: 'Console_ReadRunLog',
    summary: 'Read the log of a run, oldest first, from where it was left',
    method: 'GET',
    path: '/api/runs/{runId}/log',
    access: 'Reader',
    params: runParams,
    query: Type.Object({ after: Type.Optional(LogPosition) }),
    responses: { 200: RunLogPage },
    errors: ['ScanRun_NotFound'],
  },
  exportRunLog: {
    id: 'Console_ExportRunLog',
    summary: 'Download the log of a run, as text or as JSON, one object a line',
    method: 'GET',
    path: '/api/runs/{runId}/log/file',
    access: 'Reader',
    params: runParams,
    query: Type.Object({ format: Type.Enum(['text', 'json']) }),
    responses: { 200: Type.Unsafe<AsyncIterable<string>>({ type: 'string', format: 'binary' }) },
    errors: ['ScanRun_NotFound'],
  },
} as const satisfies Record<string, Operation>
