import type { Console } from '../ActContext.ts'
import { announce } from '../database/queries/announce.ts'
import { digestRuntimes, staleDigests } from '../database/queries/runtimeDigests.ts'

export const mendDigestsEverySeconds = 5
/** How many runtimes one transaction takes on. */
const takenMax = 500

/**
 * What lists find runtimes by is written down by whoever changes a node or a scan. Time changes nodes as well: a copy is not heard any more, a
 * new version does not come back. And whoever was killed between a heartbeat and its digest left one behind. Each round mends those and tells open pages.
 */
export async function mendDigests({ prisma }: Pick<Console, 'prisma'>): Promise<void> {
  const stale = await staleDigests(prisma)
  for (let at = 0; at < stale.length; at += takenMax) {
    const taken = stale.slice(at, at + takenMax)
    await prisma.$transaction(async (tx) => {
      await digestRuntimes(
        tx,
        taken.map(({ nameKey }) => nameKey),
      )
      await announce(tx, ...taken.flatMap(({ name }) => (name === null ? [] : { topic: 'nodes' as const, name })))
    })
  }
}
