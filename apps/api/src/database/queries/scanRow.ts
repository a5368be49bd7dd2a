import type { Prisma } from '../generated/client.ts'

/** A scan with what stands in its answer: its source and its last run. */
export const scanInclude = {
  dataSource: { select: { name: true, kind: true } },
  runs: { orderBy: [{ queuedAt: 'desc' }, { id: 'desc' }], take: 1 },
} satisfies Prisma.ScanInclude

export type ScanRow = Prisma.ScanGetPayload<{ include: typeof scanInclude }>
