import { Type, type Static } from 'typebox'
import { Name, RunId } from '../names.ts'
import type { Operation } from '../operation.ts'
import { ScanRun } from '../purview/runs.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'

/** A run as the console shows it: the contract's result, where it ran and how often it was leased. */
export const ConsoleRun = Type.Object({
  ...ScanRun.properties,
  dataSourceName: Type.String(),
  scanName: Type.String(),
  runtimeName: Type.String(),
  nodeName: Type.Optional(Type.String()),
  attempts: Type.Integer(),
})
export type ConsoleRun = Static<typeof ConsoleRun>

const statuses = 'Accepted|InProgress|Succeeded|Failed|Canceled'

export const consoleRunOperations = {
  listRuns: {
    id: 'Console_ListRuns',
    summary: 'List the runs of every scan, newest first',
    method: 'GET',
    path: '/api/runs',
    access: 'Reader',
    query: PageQuery,
    responses: { 200: Page(ConsoleRun) },
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
      /** One status or several, with commas between them. */
      status: Type.Optional(Type.String({ pattern: `^(?:${statuses})(?:,(?:${statuses}))*$`, maxLength: 200 })),
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
    params: Strict({ runId: RunId }),
    responses: { 200: ConsoleRun },
    errors: ['ScanRun_NotFound'],
  },
} as const satisfies Record<string, Operation>
