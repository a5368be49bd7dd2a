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

const limitOf = (tx: Prisma.TransactionClient): Promise<{ pid: number; limit: string }[]> =>
  tx.$queryRaw`SELECT pg_backend_pid() AS pid, current_setting('statement_timeout') AS limit`

test('a statement in it may take ten minutes, and on the same connection after it no longer than before', async () => {
  const [within] = await longTransaction(at.prisma, limitOf)
  const usual = (await Promise.all(Array.from({ length: 20 }, () => at.prisma.$transaction(limitOf)))).flat()
  expect(within?.limit).toBe('10min')
  expect(new Set(usual.map(({ limit }) => limit))).toEqual(new Set(['30s']))
  expect(usual.map(({ pid }) => pid)).toContain(within?.pid)
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
