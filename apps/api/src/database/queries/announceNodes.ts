import { nameKey } from '@mooring/domain'
import type { Prisma } from '../generated/client.ts'
import { announce } from './announce.ts'
import { digestRuntimes } from './runtimeDigests.ts'

/**
 * Tells every open page that something about the nodes of the runtimes of these names changed, and has lists find the runtimes by it from now
 * on. To be called when nothing follows that waits for somebody else, as `digestRuntimes` says.
 */
export async function announceNodes(tx: Prisma.TransactionClient, ...names: string[]): Promise<void> {
  if (names.length === 0) return
  await digestRuntimes(tx, names.map(nameKey))
  await announce(tx, ...names.map((name) => ({ topic: 'nodes' as const, name })))
}
