import { createHash } from 'node:crypto'
import type { KeyFacts } from '@mooring/contract'
import type { AuthKey, Node, Prisma } from '../generated/client.ts'

const dayMs = 86_400_000

/** What may be said of the keys of a runtime, Key1 first. */
export async function keyFactsOf(tx: Prisma.TransactionClient, runtimeId: string, now: Date): Promise<KeyFacts[]> {
  const [keys, nodes] = await Promise.all([
    tx.authKey.findMany({ where: { runtimeId }, orderBy: { slot: 'asc' } }),
    tx.node.findMany({ where: { runtimeId }, orderBy: { nameKey: 'asc' } }),
  ])
  return keys.map((key) => factsOf(key, { nodes, now }))
}

function factsOf(key: AuthKey, { nodes, now }: { nodes: Node[]; now: Date }): KeyFacts {
  const enrolled = nodes.filter((node) => node.enrolledWith === key.slot)
  const isOfToday = (node: Node) => node.enrolledGeneration === key.generation
  return {
    keyName: key.slot,
    // A hash of the HMAC that finds the key: it tells two keys apart and leads back to neither.
    fingerprint: createHash('sha256').update(key.lookup).digest('hex').slice(0, 8),
    createdAt: key.createdAt.toISOString(),
    ageDays: Math.max(0, Math.floor((now.getTime() - key.createdAt.getTime()) / dayMs)),
    ...(key.lastUsedAt === null ? {} : { lastUsedAt: key.lastUsedAt.toISOString() }),
    ...(key.expiresAt === null ? {} : { expiresAt: key.expiresAt.toISOString() }),
    isExpired: key.expiresAt !== null && key.expiresAt <= now,
    allowedAddresses: key.allowedAddresses,
    nodesEnrolled: enrolled.filter(isOfToday).map((node) => node.name),
    nodesEnrolledEarlier: enrolled.filter((node) => !isOfToday(node)).map((node) => node.name),
  }
}
