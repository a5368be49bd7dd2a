import type { Prisma } from '../generated/client.ts'

/** How many scans connect through each of these runtimes, by the key of its name; runtimes without scans are left out. */
export async function countScansOfRuntimes(tx: Prisma.TransactionClient, runtimeKeys: string[]): Promise<Map<string, number>> {
  const groups = await tx.scan.groupBy({ by: ['runtimeKey'], where: { runtimeKey: { in: runtimeKeys } }, _count: true })
  return new Map(groups.map((group) => [group.runtimeKey ?? '', group._count]))
}
