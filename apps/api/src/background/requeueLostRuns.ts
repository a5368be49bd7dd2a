import { leaseSeconds } from '@mooring/domain'
import type { Console } from '../ActContext.ts'
import { announce, announceQueue } from '../database/queries/announce.ts'
import { releaseExpiredRuns } from '../database/queries/releaseRuns.ts'

export const requeueLostRunsEverySeconds = 5

/**
 * Gives the runs of nodes that fell silent to others. A console that was away itself, or could not reach its database, must let
 * the nodes speak first, or it would take running scans from healthy ones: it acts only after it has watched for a whole lease.
 */
export function requeueLostRuns(at: Console, monotonicMs: () => number = () => performance.now()): () => Promise<void> {
  let watchingSince: number | null = null
  return async () => {
    try {
      watchingSince ??= monotonicMs()
      if (monotonicMs() - watchingSince < leaseSeconds * 1000) await at.prisma.$queryRaw`SELECT 1`
      else await release(at)
    } catch (cause) {
      watchingSince = null
      throw cause
    }
  }
}

async function release({ prisma }: Console): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const released = await releaseExpiredRuns(tx)
    if (released.length === 0) return
    await announce(tx, ...released.map(({ runId }) => ({ topic: 'runs' as const, name: runId })))
    for (const runtimeId of new Set(released.map((run) => run.runtimeId))) await announceQueue(tx, runtimeId)
  })
}
