import type { Operation } from '../../operation.ts'
import { Page } from '../../schemas.ts'
import { earlierPurview } from '../earlierRuns.ts'
import { runOperations, ScanResult } from '../runs.ts'
import { firstPurviewApiVersions as apiVersions } from '../versions.ts'

const path = '/datasources/{dataSourceName}/scans/{scanName}/runs'
const one = `${path}/{runId}` as const
const { listScanRuns, cancelRun } = runOperations

export const firstRunOperations = {
  listScanRuns: { ...listScanRuns, id: 'ScanResult_ListScanHistory_2018', path, apiVersions, responses: { 200: Page(ScanResult) } },
  startRun: { ...earlierPurview.startRun, id: 'ScanResult_RunScan_2018', path: one, apiVersions },
  cancelRun: { ...cancelRun, id: 'ScanResult_CancelScan_2018', path: `${one}/:cancel`, otherPaths: [], apiVersions },
} as const satisfies Record<string, Operation>
