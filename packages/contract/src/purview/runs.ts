import { Type, type Static } from 'typebox'
import { Name, RunId, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { purviewApiVersions } from './versions.ts'

export const ScanLevel = Type.Enum(['Full', 'Incremental'])
/** The level of a run when its caller says none: the contract has it so since 2023-09-01, and leaves it open before. */
export const scanLevelDefault = 'Incremental'
export const earlierScanLevelDefault = 'Full'

export const RunStatus = Type.Enum(['Accepted', 'InProgress', 'TransientFailure', 'Succeeded', 'Failed', 'Canceled'])
export type RunStatus = Static<typeof RunStatus>

export const RunError = Type.Object({ code: Type.String(), message: Type.String() })
export type RunError = Static<typeof RunError>

const Diagnostics = Type.Object({
  notifications: Type.Array(Type.Object({ message: Type.String(), code: Type.Integer() })),
  exceptionCountMap: Type.Record(Type.String(), Type.Integer()),
})

const DiscoveredStatistics = Type.Object({
  assets: Type.Object({
    discovered: Type.Integer(),
    /** Those with a column that was classified. */
    classified: Type.Integer(),
    failed: Type.Integer(),
    /** Counted when the run ends, as `classified` is: what was not there before, what was not the same, and what is not there any more. */
    added: Type.Integer(),
    changed: Type.Integer(),
    vanished: Type.Integer(),
  }),
})
const IngestedStatistics = Type.Object({
  assets: Type.Object({ succeeded: Type.Integer(), failed: Type.Integer(), processing: Type.Integer() }),
})

/** ScanResultWithIngestion of the contract: a scan run. `assets.discovered` counts tables and views. */
export const ScanRun = Type.Object({
  id: Type.String(),
  parentId: Type.Optional(Type.String()),
  resourceId: Type.String(),
  status: RunStatus,
  startTime: Time,
  endTime: Type.Optional(Time),
  scanLevelType: ScanLevel,
  runType: Type.Enum(['Manual', 'Scheduled']),
  dataSourceType: Type.String(),
  errorMessage: Type.Optional(Type.String()),
  error: Type.Optional(RunError),
  diagnostics: Diagnostics,
  discoveryExecutionDetails: Type.Object({
    discoveryStartTime: Type.Optional(Time),
    discoveryEndTime: Type.Optional(Time),
    status: Type.Enum(['Queued', 'Running', 'Succeeded', 'CompletedWithExceptions', 'Failed', 'Cancelled']),
    statistics: DiscoveredStatistics,
    isErrorLogAvailable: Type.Boolean(),
  }),
  ingestionExecutionDetails: Type.Object({
    ingestionStartTime: Type.Optional(Time),
    ingestionEndTime: Type.Optional(Time),
    status: Type.Enum(['None', 'Succeeded', 'InProgress', 'Failed', 'Canceled']),
    statistics: IngestedStatistics,
    isErrorLogAvailable: Type.Boolean(),
  }),
})
export type ScanRun = Static<typeof ScanRun>

/** A run as versions before 2023-09-01 have it. They do not tell what became of its assets from how it found them. */
export const ScanResult = Type.Object({
  id: Type.String(),
  resourceId: Type.String(),
  status: Type.Enum(['Queued', 'Running', 'TransientFailure', 'Succeeded', 'Failed', 'Canceled']),
  assetsDiscovered: Type.Integer(),
  assetsClassified: Type.Integer(),
  startTime: Time,
  queuedTime: Time,
  pipelineStartTime: Type.Optional(Time),
  endTime: Type.Optional(Time),
  scanLevelType: ScanLevel,
  runType: Type.Enum(['Manual', 'Scheduled']),
  dataSourceType: Type.String(),
  errorMessage: Type.Optional(Type.String()),
  error: Type.Optional(RunError),
  diagnostics: Diagnostics,
})
export type ScanResult = Static<typeof ScanResult>

export const OperationResponse = Type.Object({
  scanResultId: Type.String(),
  startTime: Time,
  endTime: Type.Optional(Time),
  status: RunStatus,
})

/** Of the newest version, which is the one that the types are about; of earlier ones it has `ScanResult`s. */
const ScanHistory = Type.Unsafe<Static<ReturnType<typeof Page<typeof ScanRun>>>>(Page(Type.Union([ScanRun, ScanResult])))

const scan = '/scan/datasources/{dataSourceName}/scans/{scanName}'
const scanParams = Strict({ dataSourceName: Name, scanName: Name })
const runParams = Strict({ dataSourceName: Name, scanName: Name, runId: RunId })
const notFound = ['Scan_NotFound', 'ScanRun_NotFound'] as const
/** Earlier versions start a run in another way, see `earlierPurview`, and read none by itself. */
const since2023 = ['2023-09-01'] as const

export const runOperations = {
  startRun: {
    id: 'ScanResult_RunScan',
    summary: 'Run a scan; a run id that is reused is the same run',
    method: 'POST',
    path: `${scan}:run`,
    otherPaths: [`${scan}/:run`],
    access: 'Operator',
    apiVersions: since2023,
    params: scanParams,
    query: Type.Object({ runId: RunId, scanLevel: Type.Optional({ ...ScanLevel, default: scanLevelDefault }) }),
    responses: { 202: ScanRun },
    errors: ['Scan_NotFound', 'ScanRun_IdInUse'],
  },
  listScanRuns: {
    id: 'ScanResult_ListScanHistory',
    summary: 'List the runs of a scan, newest first',
    method: 'GET',
    path: `${scan}/runs`,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    params: scanParams,
    query: PageQuery,
    responses: { 200: ScanHistory },
    errors: ['Scan_NotFound'],
  },
  getRun: {
    id: 'ScanResult_GetScanStatus',
    summary: 'Get a run',
    method: 'GET',
    path: `${scan}/runs/{runId}`,
    access: 'Reader',
    apiVersions: since2023,
    params: runParams,
    responses: { 200: ScanRun },
    errors: notFound,
  },
  cancelRun: {
    id: 'ScanResult_CancelScan',
    summary: 'Cancel a run',
    method: 'POST',
    path: `${scan}/runs/{runId}:cancel`,
    otherPaths: [`${scan}/runs/{runId}/:cancel`],
    access: 'Operator',
    apiVersions: purviewApiVersions,
    params: runParams,
    responses: { 202: OperationResponse },
    errors: notFound,
  },
} as const satisfies Record<string, Operation>
