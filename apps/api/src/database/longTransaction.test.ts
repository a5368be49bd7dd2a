import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime } from '../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'
import type { Prisma } from './generated/client.ts'
import { longTransaction } from './longTransaction.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

async function limitOf(tx: Prisma.TransactionClient): Promise<unknown> {
  const [row] = await tx.$queryRaw<{ pid: number; limit: string }[]>`
    SELECT pg_backend_pid() AS pid, current_setting('statement_timeout') AS limit`
  return row
}

test('a statement in it may take ten minutes, and on the same connection after it no longer than before', async () => {
  const within = await longTransaction(at.prisma, limitOf)
  const usual = await Promise.all(Array.from({ length: 20 }, () => at.prisma.$transaction(limitOf)))
  expect(within).toMatchObject({ limit: '10min' })
  expect(new Set(usual.map((row) => (row as { limit: string }).limit))).toEqual(new Set(['30s']))
  expect(usual.map((row) => (row as { pid: number }).pid)).toContain((within as { pid: number }).pid)
})

test('work that fails changes nothing', async () => {
  const name = await aRuntime(at)
  const work = longTransaction(at.prisma, async (tx) => {
    await tx.runtime.deleteMany()
    throw new Error('The work failed.')
  })
  await expect(work).rejects.toThrow('The work failed.')
  expect(await at.prisma.runtime.count({ where: { name } })).toBe(1)
})
