import type { Change } from '@mooring/contract'
import { changesChannel, queueChannel } from '../../events/channels.ts'
import type { Prisma } from '../generated/client.ts'

type Executor = Pick<Prisma.TransactionClient, '$executeRaw'>

/** Tells every console process, and through it every open page, what changed. PostgreSQL delivers it when the transaction commits, or never. */
export async function announce(tx: Executor, ...changes: Change[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${changesChannel}, change) FROM unnest(${changes.map((change) => JSON.stringify(change))}::text[]) AS change`
}

/** Wakes whoever waits by this key: the nodes of a runtime by its id, a node or who asked it by those of `askNode`. */
export async function announceQueue(tx: Executor, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${queueChannel}, ${key})`
}
