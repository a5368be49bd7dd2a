import { Type } from 'typebox'
import { Name, RunId } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Strict } from '../schemas.ts'
import { earlierScanLevelDefault, OperationResponse, ScanLevel } from './runs.ts'

/** What versions before 2023-09-01 have elsewhere than that one, by the act that each operation reaches. */
export const earlierPurview = {
  startRun: {
    id: 'ScanResult_RunScanByPut',
    summary: 'Run a scan, as versions before 2023-09-01 do; a run id that is reused is the same run',
    method: 'PUT',
    path: '/scan/datasources/{dataSourceName}/scans/{scanName}/runs/{runId}',
    access: 'Operator',
    apiVersions: ['2022-07-01-preview'],
    params: Strict({ dataSourceName: Name, scanName: Name, runId: RunId }),
    query: Type.Object({ scanLevel: Type.Optional({ ...ScanLevel, default: earlierScanLevelDefault }) }),
    responses: { 202: OperationResponse },
    errors: ['Scan_NotFound', 'ScanRun_IdInUse'],
  },
} as const satisfies Record<string, Operation>
