import type { Prisma } from '../generated/client.ts'

/** The time by the database's clock, which every console goes by: this moment's, not that of the transaction's beginning. */
export async function databaseNow(tx: Pick<Prisma.TransactionClient, '$queryRaw'>): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  if (row === undefined) throw new Error('The database did not tell the time.')
  return row.now
}
