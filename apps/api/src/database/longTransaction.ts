import type { Prisma, PrismaClient } from './generated/client.ts'

const minutesMax = 10

/**
 * A transaction whose work grows with what is there: a source of a million files, a runtime with all its runs. The usual five seconds,
 * and the half minute of each statement, would refuse such work for ever. Ten minutes, for the whole and for each statement.
 */
export const longTransaction = <T>(prisma: PrismaClient, work: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> =>
  prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT set_config('statement_timeout', ${`${minutesMax}min`}, true)`
      return work(tx)
    },
    { timeout: minutesMax * 60_000 },
  )
