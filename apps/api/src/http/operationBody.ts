import type { RunRow } from '../database/queries/runRow.ts'
import { runBody } from './runBody.ts'

/** A run that was started or canceled, as the contract's OperationResponse. */
export function operationBody(run: RunRow) {
  const { id, status, startTime, endTime } = runBody(run)
  return { scanResultId: id, startTime, ...(endTime === undefined ? {} : { endTime }), status }
}
