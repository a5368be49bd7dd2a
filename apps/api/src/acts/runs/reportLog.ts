import { runLogErrorsMax, runLogLinesMax, type RunLogBody } from '@mooring/contract'
import { nodeCaller, type ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { lockLease, prolonged } from '../../database/queries/holdLease.ts'

/**
 * A node writes lines into the log of a run. So many are kept, and the later ones counted: `written` of the lease goes on. The lock on
 * the run's row, which `lockLease` took, makes the lines of a run come one call after the other.
 */
export async function reportLog(context: ActContext, { runId, fence, written, lines }: RunLogBody & { runId: string }): Promise<void> {
  const { nodeId } = nodeCaller(context)
  await context.prisma.$transaction(async (tx) => {
    const { logLines, ...run } = await lockLease(tx, { runId, nodeId, fence })
    const room = { any: runLogLinesMax - logLines, error: runLogErrorsMax - logLines }
    const kept = lines.filter(({ level }, index) => index < (level === 'error' ? room.error : room.any))
    const { count } = await tx.runLogLine.createMany({
      data: kept.map((line) => ({ ...line, runId: run.id, fence })),
      skipDuplicates: true,
    })
    const hasErrorLog = kept.some(({ level }) => level !== 'info')
    await tx.$executeRaw`
      WITH lease AS (UPDATE run_lease SET log_lines = greatest(log_lines, ${written}) WHERE run_id = ${run.id}::uuid AND fence = ${fence})
      UPDATE run SET ${prolonged}, log_lines = log_lines + ${count}, has_error_log = has_error_log OR ${hasErrorLog} WHERE id = ${run.id}::uuid`
    await announce(tx, { topic: 'runLogs', name: run.id })
  })
}
