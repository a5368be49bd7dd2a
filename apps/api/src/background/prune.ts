import type { Console } from '../ActContext.ts'

export const pruneEverySeconds = 3600

const day = 24 * 3_600_000
const sessionsKeptMs = 8 * day
/** A machine that was switched off for longer is told that its credential is not known, instead of why it ended. */
const formerNodesKeptMs = 180 * day

/** What a node said about itself this long ago says nothing about it now. */
const tasksKeptMs = 30 * day

/** Forgets what nobody can use any more. */
export async function prune({ prisma, now }: Console): Promise<void> {
  const before = (ms: number) => new Date(now().getTime() - ms)
  await prisma.session.deleteMany({ where: { createdAt: { lt: before(sessionsKeptMs) } } })
  await prisma.nodeTask.deleteMany({ where: { createdAt: { lt: before(tasksKeptMs) } } })
  await prisma.formerNode.deleteMany({ where: { endedAt: { lt: before(formerNodesKeptMs) } } })
}
