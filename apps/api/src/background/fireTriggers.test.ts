import { node, purview } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { aLease, aNode, aRun, aRuntime, aScan, aSchedule, scanParams, type TestScan } from '../testing/builders.ts'
import { announcedBy, audited } from '../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'
import { fireTriggers } from './fireTriggers.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
beforeEach(async () => {
  await at.prisma.trigger.deleteMany()
})
afterAll(() => at.close())

/** For transactions that hold something while others work, however slow the machine is. */
const longEnough = { timeout: 60_000 }
const fire = () => fireTriggers(at.console)
const hourly = { frequency: 'Hour' as const, startTime: '2020-01-01T00:00:00Z' }
const rowOf = ({ scanName }: TestScan) => at.prisma.trigger.findFirstOrThrow({ where: { scan: { name: scanName } } })
const runsOf = async (scan: TestScan) =>
  (await at.call(purview.listScanRuns, { params: scanParams(scan), query: {} })).value.map(({ id, runType, status, scanLevelType }) => ({
    id,
    runType,
    status,
    scanLevelType,
  }))
const targetOf = (scan: TestScan) => `scan/${scan.dataSourceName}/${scan.scanName}`

/** The scan's schedule is due, since so many hours. */
async function makeDue(scan: TestScan, hours = 0): Promise<Date> {
  await at.prisma.$executeRaw`UPDATE scan_trigger SET next_fire_at = date_trunc('second', now()) - make_interval(hours => ${hours})
    FROM scan WHERE scan.id = scan_id AND scan.name = ${scan.scanName}`
  return (await rowOf(scan)).nextFireAt ?? new Date(NaN)
}

async function aDueScan(runtime?: string): Promise<TestScan> {
  const scan = await aScan(at, runtime ?? (await aRuntime(at)))
  await aSchedule(at, scan, { recurrence: hourly, scanLevel: 'Incremental' })
  await makeDue(scan)
  return scan
}

test('starts a run of a schedule that is due, once, and reckons the next time', async () => {
  const scan = await aDueScan()
  const dueAt = (await rowOf(scan)).nextFireAt
  const heard = await announcedBy(at, fire)
  const [run, ...others] = await runsOf(scan)
  expect([run, others]).toEqual([{ id: run?.id, runType: 'Scheduled', status: 'Accepted', scanLevelType: 'Incremental' }, []])
  expect(heard).toEqual([
    { topic: 'runs', name: run?.id },
    { topic: 'scans', name: scan.dataSourceName },
  ])
  const { nextFireAt, lastScheduledAt } = await rowOf(scan)
  expect(lastScheduledAt).toEqual(dueAt)
  expect(nextFireAt?.toISOString()).toMatch(/:00:00\.000Z$/)
  expect(nextFireAt?.getTime()).toBeGreaterThan(dueAt?.getTime() ?? NaN)
  await fire()
  expect(await runsOf(scan)).toHaveLength(1)
  expect(await audited(at, 'startRun', targetOf(scan))).toMatchObject([
    { actorKind: 'schedule', outcome: 'succeeded', requestId: null, address: null, detail: { runId: run?.id } },
  ])
})

test('what is not due, is disabled or has ended starts nothing', async () => {
  const runtime = await aRuntime(at)
  const [future, disabled, ended] = [await aScan(at, runtime), await aScan(at, runtime), await aScan(at, runtime)]
  await aSchedule(at, future)
  await aSchedule(at, disabled, { recurrence: hourly })
  await makeDue(disabled)
  await at.call(purview.disableTrigger, { params: scanParams(disabled) })
  await aSchedule(at, ended, { recurrence: { ...hourly, endTime: '2020-01-02T00:00:00Z' } })
  expect(await announcedBy(at, fire)).toEqual([])
  for (const scan of [future, disabled, ended]) expect(await runsOf(scan)).toEqual([])
})

test('times that were missed start one run, not a burst', async () => {
  const scan = await aDueScan()
  const missedSince = await makeDue(scan, 48)
  await fire()
  await fire()
  expect(await runsOf(scan)).toHaveLength(1)
  const { nextFireAt, lastScheduledAt } = await rowOf(scan)
  expect(lastScheduledAt).toEqual(missedSince)
  expect(nextFireAt?.getTime()).toBeGreaterThan(missedSince.getTime() + 48 * 3_600_000)
})

test('one that has its last time behind it fires for that time and never again', async () => {
  const scan = await aDueScan()
  const endTime = (await rowOf(scan)).nextFireAt?.toISOString()
  await at.prisma.trigger.updateMany({ where: { scan: { name: scan.scanName } }, data: { recurrence: { ...hourly, endTime } } })
  await fire()
  expect(await runsOf(scan)).toHaveLength(1)
  expect((await rowOf(scan)).nextFireAt).toBeNull()
  expect((await at.call(purview.getTrigger, { params: scanParams(scan) })).validationErrorInfo).toMatch(/no more runs/)
})

describe('while a run of the scan is', () => {
  test('queued, a fire starts none, which is on record, and the schedule goes on', async () => {
    const scan = await aDueScan()
    const runId = await aRun(at, scan)
    const dueAt = (await rowOf(scan)).nextFireAt
    await fire()
    expect(await runsOf(scan)).toMatchObject([{ id: runId, runType: 'Manual' }])
    expect(await audited(at, 'startRun', targetOf(scan))).toMatchObject([
      { outcome: 'succeeded' },
      { actorKind: 'schedule', outcome: 'refused', detail: { reason: 'RunUnderWay', runId } },
    ])
    const { nextFireAt, lastScheduledAt } = await rowOf(scan)
    expect(lastScheduledAt).toBeNull()
    expect(nextFireAt?.getTime()).toBeGreaterThan(dueAt?.getTime() ?? NaN)
  })

  test('running, neither; once it has ended the next fire starts one', async () => {
    const runtime = await aRuntime(at)
    const { as } = await aNode(at, runtime)
    const scan = await aDueScan(runtime)
    await fire()
    const { runId, fence } = await aLease(at, as)
    await makeDue(scan)
    await fire()
    expect(await runsOf(scan)).toHaveLength(1)
    await at.call(node.completeRun, { params: { runId }, body: { fence, outcome: 'succeeded' } }, as)
    await makeDue(scan)
    await fire()
    expect((await runsOf(scan)).map(({ status }) => status)).toEqual(['Accepted', 'Succeeded'])
  })
})

test('a scan whose runtime is gone gets a run that failed with that reason', async () => {
  const scan = await aDueScan()
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: scan.runtimeName } })
  await fire()
  const { value } = await at.call(purview.listScanRuns, { params: scanParams(scan), query: {} })
  expect(value).toMatchObject([{ status: 'Failed', runType: 'Scheduled', error: { code: 'IntegrationRuntimeDeleted' } }])
})

test('of many consoles at once each fire is one run', async () => {
  const runtime = await aRuntime(at)
  const scans: TestScan[] = []
  for (let count = 0; count < 8; count += 1) scans.push(await aDueScan(runtime))
  await Promise.all(Array.from({ length: 6 }, fire))
  for (const scan of scans) expect(await runsOf(scan)).toHaveLength(1)
})

test('what another console is firing is passed over, not waited for', async () => {
  const scan = await aDueScan()
  await at.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM scan_trigger JOIN scan ON scan.id = scan_id WHERE scan.name = ${scan.scanName} FOR UPDATE OF scan_trigger`
    await fire()
  }, longEnough)
  expect(await runsOf(scan)).toEqual([])
  await fire()
  expect(await runsOf(scan)).toHaveLength(1)
})

test('one that cannot be fired is reported, is as it was, and keeps no other from firing', async () => {
  const [broken, sound] = [await aDueScan(), await aDueScan()]
  await at.prisma.$executeRaw`
    UPDATE scan_trigger SET recurrence = 'null' FROM scan WHERE scan.id = scan_trigger.scan_id AND scan.name = ${broken.scanName}`
  const before = await rowOf(broken)
  await expect(fire()).rejects.toThrow('1 of 2 schedules could not be fired.')
  expect(await runsOf(sound)).toHaveLength(1)
  expect(await at.prisma.run.count({ where: { scan: { name: broken.scanName } } })).toBe(0)
  expect(await rowOf(broken)).toEqual(before)
})

test('a fire is whole or not at all: a console that dies in it leaves the schedule due', async () => {
  const scan = await aDueScan()
  const before = await rowOf(scan)
  const blocked = Promise.withResolvers<void>()
  const held = at.prisma
    .$transaction(async (tx) => {
      // The last thing that a fire writes: everything before it has been done when it waits for this.
      await tx.$executeRaw`LOCK TABLE scan_trigger IN SHARE ROW EXCLUSIVE MODE`
      await blocked.promise
    }, longEnough)
    .catch((error: unknown) => error)
  const dying = fire().catch((error: unknown) => error)
  const pid = await vi.waitFor(async () => {
    const [row] = await at.prisma.$queryRaw<{ pid: number }[]>`SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`
    if (row === undefined) throw new Error('Nobody waits.')
    return row.pid
  }, 15_000)
  await at.prisma.$queryRaw`SELECT pg_terminate_backend(${pid})`
  await dying
  blocked.resolve()
  await held
  expect(await runsOf(scan)).toEqual([])
  expect(await rowOf(scan)).toEqual(before)
  await fire()
  expect(await runsOf(scan)).toHaveLength(1)
})
