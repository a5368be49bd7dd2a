import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime } from '../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'
import { databaseErrorKind } from './databaseErrorKind.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('of two transactions that wait for each other, the one that PostgreSQL ends may be tried again', async () => {
  const [one, other] = [await aRuntime(at), await aRuntime(at)]
  const bothHold = Promise.withResolvers<void>()
  let holding = 0
  const lockBoth = (first: string, second: string) =>
    at.prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT FROM runtime WHERE name = ${first} FOR UPDATE`
        holding += 1
        if (holding === 2) bothHold.resolve()
        await bothHold.promise
        await tx.$queryRaw`SELECT FROM runtime WHERE name = ${second} FOR UPDATE`
      },
      { timeout: 30_000 },
    )
  const settled = await Promise.allSettled([lockBoth(one, other), lockBoth(other, one)])
  const [ended, ...rest] = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  expect(rest).toEqual([])
  expect(databaseErrorKind(ended)).toBe('changedMeanwhile')
})

test('what is neither is a defect', () => {
  expect(databaseErrorKind(new Error('odd'))).toBeNull()
})
