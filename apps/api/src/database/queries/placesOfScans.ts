import type { Prisma } from '../generated/client.ts'

/** The ids of the runtimes of which these scans have a run now: when it goes, another that waits may take its place. */
export async function placesOfScans(tx: Prisma.TransactionClient, scan: Prisma.ScanWhereInput): Promise<string[]> {
  const runs = await tx.run.findMany({ where: { scan, state: 'leased' }, select: { runtimeId: true }, distinct: ['runtimeId'] })
  return runs.flatMap(({ runtimeId }) => runtimeId ?? [])
}
