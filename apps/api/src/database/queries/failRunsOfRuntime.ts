import type { RunErrorCode } from '@mooring/contract'
import type { Prisma } from '../generated/client.ts'
import { endLeases } from './endLeases.ts'

export interface FailedRun {
  runId: string
  dataSourceName: string
  scanName: string
  /** Whether a node had begun with it. */
  wasLeased: boolean
}

/** Fails every queued and running run of a runtime in one statement, raising their fences, and says which. */
export async function failRunsOfRuntime(
  tx: Prisma.TransactionClient,
  runtimeId: string,
  error: { code: RunErrorCode; message: string },
): Promise<FailedRun[]> {
  const failed = await tx.$queryRaw<FailedRun[]>`
    WITH failing AS (
      SELECT id, state = 'leased' AS was_leased FROM run
      WHERE runtime_id = ${runtimeId}::uuid AND state IN ('queued', 'leased') ORDER BY id FOR UPDATE
    )
    UPDATE run SET state = 'failed', fence = fence + 1, ended_at = now(), lease_expires_at = NULL, error_code = ${error.code}, error_message = ${error.message}
    FROM failing, scan, data_source
    WHERE run.id = failing.id AND scan.id = run.scan_id AND data_source.id = scan.data_source_id
    RETURNING run.id AS "runId", data_source.name AS "dataSourceName", scan.name AS "scanName", failing.was_leased AS "wasLeased"`
  const held = failed.filter(({ wasLeased }) => wasLeased)
  await endLeases(
    tx,
    held.map(({ runId }) => runId),
    'revoked',
  )
  return failed
}
