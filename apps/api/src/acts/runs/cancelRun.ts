import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { announce, announceQueue } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findScan } from '../../database/queries/findScan.ts'
import { runInclude, type RunRow } from '../../database/queries/runRow.ts'
import { transitionRun } from '../../database/queries/transitionRun.ts'

/** Cancels a run at once; the node that scans is told at its next call and stops. Canceling what has ended changes nothing. */
export async function cancelRun(context: ActContext, input: { dataSourceName: string; scanName: string; runId: string }): Promise<RunRow> {
  return context.prisma.$transaction(async (tx) => {
    const scan = await findScan(tx, input)
    const where = { id: input.runId, scanId: scan.id }
    const before = (await tx.run.findFirst({ where })) ?? fail('ScanRun_NotFound')
    if (await transitionRun(tx, { runId: before.id, event: 'cancel' })) {
      await audit(tx, context, { action: 'cancelRun', target: `scan/${scan.dataSource.name}/${scan.name}`, detail: { runId: before.id } })
      await announce(tx, { topic: 'runs', name: before.id })
      if (before.runtimeId !== null) await announceQueue(tx, before.runtimeId)
    }
    return tx.run.findFirstOrThrow({ where, include: runInclude })
  })
}
