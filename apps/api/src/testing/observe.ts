import { randomUUID } from 'node:crypto'
import type { Change } from '@mooring/contract'
import { expect, vi } from 'vitest'
import type { AuditEvent, Prisma } from '../database/generated/client.ts'
import { announce } from '../database/queries/announce.ts'
import type { TestConsole } from './openTestConsole.ts'

/** What was recorded of an act on a target, oldest first. */
export const audited = (at: TestConsole, action: string, target: string): Promise<AuditEvent[]> =>
  at.prisma.auditEvent.findMany({ where: { action, target }, orderBy: { id: 'asc' } })

/** What every open page hears of `work`. PostgreSQL delivers in the order of commits: what lies between two marks of ours is it. */
export async function announcedBy(at: TestConsole, work: () => Promise<unknown>): Promise<Change[]> {
  const heard: Change[] = []
  const end = at.console.feed.onChange((change) => heard.push(change))
  // Looked up rather than expected last: a node that `work` woke may announce something after the mark.
  const mark = async () => {
    const name = randomUUID()
    await announce(at.prisma, { topic: 'runs', name })
    return vi.waitFor(() => expectIndexOf(heard, name), { timeout: 5000, interval: 10 })
  }
  try {
    const begin = await mark()
    await work()
    return heard.slice(begin + 1, await mark())
  } finally {
    end()
  }
}

function expectIndexOf(heard: Change[], name: string): number {
  const index = heard.findIndex((change) => change.name === name)
  expect(index).not.toBe(-1)
  return index
}

interface Race<T> {
  /** Takes the lock that `call` will wait for. */
  first: (tx: Prisma.TransactionClient) => Promise<unknown>
  call: () => Promise<T>
  /** What happens once it waits, before the commit. */
  meanwhile?: (tx: Prisma.TransactionClient) => Promise<unknown>
}

/** Two transactions at once, in an order that is always the same: `first`, then `call` until it waits for a lock, `meanwhile`, the commit, and the end of `call`. */
export async function race<T>(at: TestConsole, { first, call, meanwhile }: Race<T>): Promise<PromiseSettledResult<T>> {
  const [begun] = await at.prisma.$transaction(async (tx) => {
    await first(tx)
    const settling = Promise.allSettled([call()])
    await vi.waitFor(async () => expect(await waitingForLocks(at)).toBe(1), { timeout: 4000, interval: 10 })
    await meanwhile?.(tx)
    // In a list: returned as it is, it would be awaited before the commit that it waits for.
    return [settling]
  })
  const [settled] = await begun
  return settled
}

async function waitingForLocks(at: TestConsole): Promise<number> {
  const [row] = await at.prisma.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return row?.count ?? 0
}
