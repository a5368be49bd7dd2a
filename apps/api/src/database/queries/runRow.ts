import type { Prisma } from '../generated/client.ts'

/** A run with the names that stand in its answer. */
export const runInclude = {
  scan: { select: { name: true, dataSource: { select: { name: true, kind: true } } } },
} satisfies Prisma.RunInclude

export type RunRow = Prisma.RunGetPayload<{ include: typeof runInclude }>
