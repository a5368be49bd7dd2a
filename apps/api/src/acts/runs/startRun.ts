import type { PostgreSqlScanProperties, RunErrorCode } from '@mooring/contract'
import { nameKey } from '@mooring/domain'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { lockRuntime } from '../../database/queries/findRuntime.ts'
import { findScan } from '../../database/queries/findScan.ts'
import { runInclude, type RunRow } from '../../database/queries/runRow.ts'

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
  const runId = input.runId.toLowerCase()
  return context.prisma.$transaction(async (tx) => {
    const scan = await findScan(tx, input)
    const again = await sameRun(tx, scan, runId)
    if (again !== null) return again
    const { connectedVia, credential } = scan.properties as PostgreSqlScanProperties
    const runtimeId = await lockRuntime(tx, connectedVia.referenceName, 'SHARE')
    const refusal = runtimeId === null ? withoutRuntime(connectedVia.referenceName) : await whyNoCredential(tx, credential.referenceName)
    const data = { id: runId, scanId: scan.id, scanLevel: input.scanLevel, runtimeName: connectedVia.referenceName, runtimeId }
    const { count } = await tx.run.createMany({ data: { ...data, ...refusal }, skipDuplicates: true })
    const run = (await sameRun(tx, scan, runId)) ?? fail('ChangedMeanwhile')
    // Another call with this id was faster.
    if (count === 0) return run
    await audit(tx, context, { action: 'startRun', target: `scan/${scan.dataSource.name}/${scan.name}`, detail: { runId } })
    await announce(tx, { topic: 'runs', name: runId })
    if (runtimeId !== null && refusal === null) await announceQueue(tx, runtimeId)
    return run
  })
}

/** The run of this id when it is one of this scan; null when there is none. */
async function sameRun(tx: Prisma.TransactionClient, scan: { id: string }, runId: string): Promise<RunRow | null> {
  const run = await tx.run.findUnique({ where: { id: runId }, include: runInclude })
  return run === null || run.scanId === scan.id ? run : fail('ScanRun_IdInUse')
}

const failed = (errorCode: RunErrorCode, errorMessage: string) =>
  ({ state: 'failed', endedAt: new Date(), errorCode, errorMessage }) as const

/** A scan cannot begin to name a runtime that does not exist, so one that is missing was deleted. */
const withoutRuntime = (name: string) =>
  failed('IntegrationRuntimeDeleted', `The integration runtime ${name}, which this scan connects through, was deleted.`)

async function whyNoCredential(tx: Prisma.TransactionClient, name: string) {
  const exists = (await tx.credential.count({ where: { nameKey: nameKey(name) } })) > 0
  return exists ? null : failed('CredentialNotFound', `The credential ${name}, which this scan names, does not exist.`)
}
