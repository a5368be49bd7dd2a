import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aLeasedRun, aRun, aRuntime, aScan } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'
import { transitionRun } from './transitionRun.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())
afterEach(() => {
  vi.useRealTimers()
})

/** The clock of the console is not that of the database. */
const beHoursOff = (hours: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 })

test.each([-1, 1])('a run ends after it began, also when the clock of the console is %d hours off', async (hours) => {
  const { params } = await aLeasedRun(at, await aRuntime(at))
  beHoursOff(hours)
  expect(await at.prisma.$transaction((tx) => transitionRun(tx, { runId: params.runId, event: 'fail' }))).toBe(true)
  expect(await isInOrder(params.runId)).toBe(true)
})

test.each([-1, 1])('a run that fails as it is started does so when it was queued, also with a clock %d hours off', async (hours) => {
  const scan = await aScan(at, await aRuntime(at))
  await at.prisma.scan.updateMany({ where: { name: scan.scanName }, data: { credentialKey: 'gone' } })
  beHoursOff(hours)
  expect(await isInOrder(await aRun(at, scan))).toBe(true)
})

async function isInOrder(runId: string): Promise<boolean | undefined> {
  const rows = await at.prisma.$queryRaw<{ isInOrder: boolean }[]>`
    SELECT queued_at <= coalesce(started_at, queued_at) AND coalesce(started_at, queued_at) <= ended_at
      AND ended_at < clock_timestamp() + interval '1 second' AND queued_at > clock_timestamp() - interval '10 minutes' AS "isInOrder"
    FROM run WHERE id = ${runId}::uuid`
  return rows[0]?.isInOrder
}
