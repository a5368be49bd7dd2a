import type { Prisma } from '../generated/client.ts'
import { announce } from './announce.ts'
import { digestRuntimes } from './runtimeDigests.ts'

/**
 * Tells every open page that something about the nodes of these runtimes changed, and has lists find the runtimes by it from now on. To be called
 * when nothing follows that waits for somebody else, as `digestRuntimes` says.
 */
export async function announceNodes(tx: Prisma.TransactionClient, ...runtimes: { id: string; name: string }[]): Promise<void> {
  if (runtimes.length === 0) return
  await digestRuntimes(
    tx,
    runtimes.map(({ id }) => id),
  )
  await announce(tx, ...runtimes.map(({ name }) => ({ topic: 'nodes' as const, name })))
}
