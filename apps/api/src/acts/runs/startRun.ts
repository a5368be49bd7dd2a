import { scannableKinds, type RunErrorCode } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Prisma, RunType, Scan } from '../../database/generated/client.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { audit, type Actor } from '../../database/queries/audit.ts'
import { databaseNow } from '../../database/queries/databaseNow.ts'
import { lockRuntime } from '../../database/queries/findRuntime.ts'
import { findScan } from '../../database/queries/findScan.ts'
import { referencesOf } from '../../database/queries/referencesOf.ts'
import { runInclude, type RunRow } from '../../database/queries/runRow.ts'
import { credentialGap } from '../../openCredential.ts'
import { scanGap } from '../../scanGap.ts'

export interface RunInput {
  dataSourceName: string
  scanName: string
  /** Made by the client: the same id again is the same run. */
  runId: string
  scanLevel: 'Full' | 'Incremental'
}

/**
 * Queues a run of a scan. A scan whose runtime or credential is gone gets a run that failed with that reason, so that the
 * history shows it. The lock on the runtime's row keeps it from being deleted between being seen and the run being there.
 */
export async function startRun(context: ActContext, input: RunInput): Promise<RunRow> {
  return context.prisma.$transaction((tx) => startRunIn(tx, context, { ...input, runType: 'Manual' }))
}

/** The same within a transaction, for somebody or for the schedule of the scan. */
export async function startRunIn(tx: Prisma.TransactionClient, actor: Actor, input: RunInput & { runType: RunType }): Promise<RunRow> {
  const runId = input.runId.toLowerCase()
  const scan = await findScan(tx, input)
  const again = await sameRun(tx, scan, runId)
  if (again !== null) return again
  const { connectedVia } = referencesOf(scan.properties)
  const runtimeId = connectedVia === null ? null : await lockRuntime(tx, connectedVia, 'SHARE')
  const refusal = await whyNotRunnable(tx, scan, runtimeId)
  const { scanLevel, runType } = input
  const queuedAt = await databaseNow(tx)
  const data = { id: runId, scanId: scan.id, scanLevel, runType, runtimeName: connectedVia ?? '', runtimeId, queuedAt }
  const ending = refusal === null ? {} : { ...refusal, endedAt: queuedAt }
  const { count } = await tx.run.createMany({ data: { ...data, ...ending }, skipDuplicates: true })
  const run = (await sameRun(tx, scan, runId)) ?? fail('ChangedMeanwhile')
  // Another call with this id was faster.
  if (count === 0) return run
  await audit(tx, actor, { action: 'startRun', target: `scan/${scan.dataSource.name}/${scan.name}`, detail: { runId } })
  await announce(tx, { topic: 'runs', name: runId })
  if (runtimeId !== null && refusal === null) await announceQueue(tx, runtimeId)
  return run
}

/** The run of this id when it is one of this scan; null when there is none. */
async function sameRun(tx: Prisma.TransactionClient, scan: { id: string }, runId: string): Promise<RunRow | null> {
  const run = await tx.run.findUnique({ where: { id: runId }, include: runInclude })
  return run === null || run.scanId === scan.id ? run : fail('ScanRun_IdInUse')
}

const failed = (errorCode: RunErrorCode, errorMessage: string) => ({ state: 'failed', errorCode, errorMessage }) as const

const scannable: readonly string[] = Object.values(scannableKinds)

/** Why a run of the scan fails at once; null when it can be queued. */
async function whyNotRunnable(tx: Prisma.TransactionClient, scan: Scan, runtimeId: string | null) {
  const { connectedVia, credential } = referencesOf(scan.properties)
  if (!scannable.includes(scan.kind)) return failed('NodeCannotScanKind', `No node supports scans of the kind ${scan.kind}.`)
  if (connectedVia === null) return failed('ScanIncomplete', 'The scan names no integration runtime that it connects through.')
  // A scan cannot begin to name a runtime that does not exist, so one that is missing was deleted.
  if (runtimeId === null)
    return failed('IntegrationRuntimeDeleted', `The integration runtime ${connectedVia}, which this scan connects through, was deleted.`)
  const gap = scanGap({ scan, source: await tx.dataSource.findUniqueOrThrow({ where: { id: scan.dataSourceId } }) })
  if (gap !== null) return failed('ScanIncomplete', gap.message)
  if (scan.credentialKey === null) return null
  const row = await tx.credential.findUnique({ where: { nameKey: scan.credentialKey } })
  if (row === null) return failed('CredentialNotFound', `The credential ${credential}, which this scan names, does not exist.`)
  const ofCredential = credentialGap(row)
  return ofCredential === null ? null : failed('CredentialIncomplete', ofCredential)
}
