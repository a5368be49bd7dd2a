import { randomUUID } from 'node:crypto'
import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunState } from '../../database/generated/client.ts'
import { aRuntime, aScan, type TestScan } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
  at.clock.now = new Date('2026-06-15T12:00:00Z')
})
afterAll(() => at.close())

type Query = Parameters<typeof summarize>[0]
const summarize = (query: { dataSourceName?: string; runtimeName?: string; status?: string; days?: string; timeZone?: string }) =>
  at.call(console.summarizeRuns, { query })

/** Runs of a scan that were asked for at these times, and how they ended. */
async function someRuns(scan: TestScan, runs: [queuedAt: string, state: RunState, exceptionCounts?: object][]) {
  const { id: scanId } = await at.prisma.scan.findFirstOrThrow({ where: { nameKey: scan.scanName } })
  await at.prisma.run.createMany({
    data: runs.map(([queuedAt, state, exceptionCounts = {}]) => ({
      id: randomUUID(),
      scanId,
      queuedAt: new Date(queuedAt),
      state,
      exceptionCounts,
      scanLevel: 'Full',
      runtimeName: scan.runtimeName,
    })),
  })
}

const aScanWithRuns = async (runs: Parameters<typeof someRuns>[1]) => {
  const scan = await aScan(at, await aRuntime(at))
  await someRuns(scan, runs)
  return scan
}

const none = { queued: 0, inProgress: 0, succeeded: 0, completedWithExceptions: 0, failed: 0, canceled: 0 }

test('counts runs by day and by how they ended, today last', async () => {
  const { dataSourceName } = await aScanWithRuns([
    ['2026-06-12T23:59:59Z', 'failed'],
    ['2026-06-13T00:00:00Z', 'succeeded'],
    ['2026-06-13T10:00:00Z', 'succeeded', { FileNotReadable: 2 }],
    ['2026-06-15T00:00:00Z', 'canceled'],
    ['2026-06-15T11:00:00Z', 'leased'],
    ['2026-06-15T11:30:00Z', 'queued'],
  ])
  expect(await summarize({ dataSourceName, days: '3' })).toEqual({
    total: { queued: 1, inProgress: 1, succeeded: 1, completedWithExceptions: 1, failed: 0, canceled: 1 },
    days: [
      { begin: '2026-06-13T00:00:00.000Z', ...none, succeeded: 1, completedWithExceptions: 1 },
      { begin: '2026-06-14T00:00:00.000Z', ...none },
      { begin: '2026-06-15T00:00:00.000Z', ...none, queued: 1, inProgress: 1, canceled: 1 },
    ],
  })
  expect((await summarize({ dataSourceName })).days).toHaveLength(30)
  expect((await summarize({ dataSourceName })).total.failed).toBe(1)
})

test('the days are those of the time zone', async () => {
  const { dataSourceName } = await aScanWithRuns([['2026-06-14T21:30:00Z', 'failed']])
  const failedBy = async (timeZone: string) =>
    (await summarize({ dataSourceName, days: '2', timeZone })).days.map(({ begin, failed }) => [begin, failed])
  expect(await failedBy('UTC')).toEqual([
    ['2026-06-14T00:00:00.000Z', 1],
    ['2026-06-15T00:00:00.000Z', 0],
  ])
  expect(await failedBy('Europe/Berlin')).toEqual([
    ['2026-06-13T22:00:00.000Z', 1],
    ['2026-06-14T22:00:00.000Z', 0],
  ])
  expect(await failedBy('Asia/Tokyo')).toEqual([
    ['2026-06-13T15:00:00.000Z', 0],
    ['2026-06-14T15:00:00.000Z', 1],
  ])
})

test('only what is asked for is counted, names in any case', async () => {
  const scan = await aScanWithRuns([
    ['2026-06-15T01:00:00Z', 'failed'],
    ['2026-06-15T02:00:00Z', 'succeeded'],
  ])
  const troubled = await aScanWithRuns([
    ['2026-06-15T01:00:00Z', 'succeeded'],
    ['2026-06-15T02:00:00Z', 'succeeded', { FileEmpty: 1 }],
    ['2026-06-15T03:00:00Z', 'failed', { FileEmpty: 1 }],
  ])
  await aScanWithRuns([['2026-06-15T01:00:00Z', 'failed']])
  const totalOf = async (query: Query) => (await summarize(query)).total
  const both = { ...none, failed: 1, succeeded: 1 }
  expect(await totalOf({ dataSourceName: scan.dataSourceName.toUpperCase() })).toEqual(both)
  expect(await totalOf({ runtimeName: scan.runtimeName.toUpperCase() })).toEqual(both)
  expect(await totalOf({ runtimeName: scan.runtimeName, status: 'Failed,Canceled' })).toEqual({ ...none, failed: 1 })
  const { runtimeName } = troubled
  expect(await totalOf({ runtimeName, status: 'CompletedWithExceptions' })).toEqual({ ...none, completedWithExceptions: 1 })
  expect(await totalOf({ runtimeName, status: 'Succeeded' })).toEqual({ ...none, succeeded: 1, completedWithExceptions: 1 })
  expect(await totalOf({ dataSourceName: 'nobody-knows' })).toEqual(none)
})

test.each([
  ['days', { days: '0' }],
  ['days', { days: '91' }],
  ['days', { days: '1e1' }],
  ['timeZone', { timeZone: 'Mars/Olympus' }],
  ['timeZone', { timeZone: '+02:00' }],
  ['status', { status: 'Lost' }],
])('refuses a wrong %s in %j with InvalidField', async (target, query) => {
  await expect(summarize(query)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})
