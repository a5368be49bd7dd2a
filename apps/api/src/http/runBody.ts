import type { ScanRun } from '@mooring/contract'
import { runStatus, type RunState } from '@mooring/domain'
import type { RunRow } from '../database/queries/runRow.ts'

type Discovery = ScanRun['discoveryExecutionDetails']['status']
type Discovered = ScanRun['discoveryExecutionDetails']['statistics']['assets']
type Ingestion = ScanRun['ingestionExecutionDetails']['status']

const discovery: Record<RunState, Exclude<Discovery, 'CompletedWithExceptions'>> = {
  queued: 'Queued',
  leased: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  canceled: 'Cancelled',
}

/** Assets are written as they arrive, so ingestion goes along with discovery. */
const ingestion: Record<RunState, Ingestion> = {
  queued: 'None',
  leased: 'InProgress',
  succeeded: 'Succeeded',
  failed: 'Failed',
  canceled: 'Canceled',
}

const discoveredBody = (run: RunRow, failed: number): Discovered => ({
  discovered: run.assetsDiscovered,
  classified: run.assetsClassified,
  failed,
  added: run.assetsAdded,
  changed: run.assetsChanged,
  vanished: run.assetsVanished,
})

/** A run as the contract's ScanResultWithIngestion. */
export function runBody(run: RunRow): ScanRun {
  const exceptionCountMap = run.exceptionCounts as Record<string, number>
  const failed = Object.values(exceptionCountMap).reduce((sum, count) => sum + count, 0)
  const started = run.startedAt?.toISOString()
  const ended = run.endedAt?.toISOString()
  return {
    id: run.id,
    resourceId: `datasources/${run.scan.dataSource.name}/scans/${run.scan.name}`,
    status: runStatus(run.state),
    startTime: started ?? run.queuedAt.toISOString(),
    ...(ended === undefined ? {} : { endTime: ended }),
    scanLevelType: run.scanLevel === 'Incremental' ? 'Incremental' : 'Full',
    runType: run.runType,
    dataSourceType: run.scan.dataSource.kind,
    ...(run.errorCode === null
      ? {}
      : { errorMessage: run.errorMessage ?? '', error: { code: run.errorCode, message: run.errorMessage ?? '' } }),
    diagnostics: { notifications: [], exceptionCountMap },
    discoveryExecutionDetails: {
      ...(started === undefined ? {} : { discoveryStartTime: started }),
      ...(started === undefined || ended === undefined ? {} : { discoveryEndTime: ended }),
      status: run.state === 'succeeded' && failed > 0 ? 'CompletedWithExceptions' : discovery[run.state],
      statistics: { assets: discoveredBody(run, failed) },
      isErrorLogAvailable: run.hasErrorLog,
    },
    ingestionExecutionDetails: {
      ...(started === undefined ? {} : { ingestionStartTime: started }),
      ...(started === undefined || ended === undefined ? {} : { ingestionEndTime: ended }),
      status: ingestion[run.state],
      statistics: { assets: { succeeded: run.assetsDiscovered, failed, processing: 0 } },
      isErrorLogAvailable: false,
    },
  }
}
