import type { LeaseEnding } from '@mooring/contract'
import type { Prisma } from '../generated/client.ts'

/** Writes down how the nodes' hold on these runs ended, for those that were held. */
export async function endLeases(tx: Prisma.TransactionClient, runIds: readonly string[], ending: LeaseEnding): Promise<void> {
  if (runIds.length === 0) return
  await tx.$executeRaw`UPDATE run_lease SET ended_at = now(), ending = ${ending}::"LeaseEnding"
    WHERE run_id = ANY(${[...runIds]}::uuid[]) AND ended_at IS NULL`
}
