import type { Prisma, RunLogLine } from '../generated/client.ts'

export interface LogPosition {
  fence: number
  number: number
}

/** The lines of the log of a run after a position, oldest first: those of an earlier lease before those of a later one. */
export const readLog = (
  tx: Prisma.TransactionClient,
  { runId, after, take }: { runId: string; after: LogPosition | null; take: number },
): Promise<RunLogLine[]> =>
  tx.runLogLine.findMany({
    where: {
      runId,
      ...(after === null ? {} : { OR: [{ fence: { gt: after.fence } }, { fence: after.fence, number: { gt: after.number } }] }),
    },
    orderBy: [{ fence: 'asc' }, { number: 'asc' }],
    take,
  })
