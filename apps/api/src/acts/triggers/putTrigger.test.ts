import { purview, type BodyOf } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aRuntime, aScan, aSchedule, scanParams, type TestScan } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
let runtime: string
beforeAll(async () => {
  at = await openTestConsole()
  runtime = await aRuntime(at)
})
afterAll(() => at.close())

type Properties = BodyOf<typeof purview.putTrigger>['properties']
const put = (scan: TestScan, properties: Properties) => at.call(purview.putTrigger, { params: scanParams(scan), body: { properties } })
const rowOf = ({ scanName }: TestScan) => at.prisma.trigger.findFirstOrThrow({ where: { scan: { name: scanName } } })
const daily = { frequency: 'Day' as const, startTime: '2030-01-01T08:00:00Z' }

test('creates the schedule of a scan, which is on record and announced', async () => {
  const scan = await aScan(at, runtime)
  const recurrence = { ...daily, interval: 2, timeZone: 'W. Europe Standard Time', schedule: { hours: [8], minutes: [0, 30] } }
  const heard = await announcedBy(at, async () => {
    expect(await put(scan, { recurrence, scanLevel: 'Incremental', recurrenceInterval: 'P2D' })).toEqual({
      id: `datasources/${scan.dataSourceName}/scans/${scan.scanName}/triggers/default`,
      name: 'default',
      properties: {
        recurrence,
        recurrenceInterval: 'P2D',
        scanLevel: 'Incremental',
        state: 'Enabled',
        createdAt: expect.any(String),
        lastModifiedAt: expect.any(String),
      },
    })
  })
  expect(heard).toEqual([{ topic: 'scans', name: scan.dataSourceName }])
  expect((await rowOf(scan)).nextFireAt).toEqual(new Date('2030-01-03T07:00:00Z'))
  const target = `scan/${scan.dataSourceName}/${scan.scanName}`
  expect(await audited(at, 'createTrigger', target)).toMatchObject([{ detail: { frequency: 'Day', state: 'Enabled' } }])
})

test('replaces it as a whole, and keeps when it was created', async () => {
  const scan = await aScan(at, runtime)
  const first = await put(scan, { recurrence: { ...daily, interval: 7 }, scanLevel: 'Incremental', state: 'Disabled' })
  const second = await put(scan, { recurrence: daily })
  expect(second.properties).toMatchObject({ recurrence: daily, scanLevel: 'Full', state: 'Enabled', createdAt: first.properties.createdAt })
  expect(second.properties.recurrence.interval).toBeUndefined()
  expect((await rowOf(scan)).nextFireAt).toEqual(new Date('2030-01-01T08:00:00Z'))
  expect(await audited(at, 'updateTrigger', `scan/${scan.dataSourceName}/${scan.scanName}`)).toHaveLength(1)
})

test('what was read can be sent back, and null means absence, as generated clients have it', async () => {
  const scan = await aScan(at, runtime)
  const { properties } = await put(scan, { recurrence: daily, incrementalScanStartTime: '2029-12-31T00:00:00.000Z' })
  const body = {
    id: null,
    name: 'default',
    validationErrorInfo: null,
    properties: {
      ...properties,
      recurrenceInterval: null,
      lastScheduled: null,
      recurrence: { ...daily, endTime: null, timeZone: null, schedule: { minutes: null, hours: null, weekDays: null, monthDays: null } },
    },
  }
  const again = await at.call(purview.putTrigger, { params: scanParams(scan), body })
  expect(again.properties).toEqual({
    ...properties,
    recurrence: { ...daily, schedule: {} },
    lastModifiedAt: again.properties.lastModifiedAt,
  })
})

test('without a start it starts now', async () => {
  const scan = await aScan(at, runtime)
  const before = Date.now()
  const { properties } = await put(scan, { recurrence: { frequency: 'Hour', interval: 3 } })
  const start = Date.parse(properties.recurrence.startTime ?? '')
  expect(Math.abs(start - before)).toBeLessThan(60_000)
  expect((await rowOf(scan)).nextFireAt).toEqual(new Date(Math.floor(start / 60_000) * 60_000 + 3 * 3_600_000))
})

test('a disabled one fires never, and one that has ended says so', async () => {
  const scan = await aScan(at, runtime)
  expect((await put(scan, { recurrence: daily, state: 'Disabled' })).validationErrorInfo).toBeUndefined()
  expect((await rowOf(scan)).nextFireAt).toBeNull()
  const ended = { ...daily, startTime: '2020-01-01T00:00:00Z', endTime: '2020-02-01T00:00:00Z' }
  expect((await put(scan, { recurrence: ended })).validationErrorInfo).toMatch(/ended/)
  expect((await rowOf(scan)).nextFireAt).toBeNull()
})

test('is deleted with its scan', async () => {
  const scan = await aScan(at, runtime)
  await aSchedule(at, scan)
  await at.call(purview.deleteScan, { params: scanParams(scan) })
  expect(await at.prisma.trigger.count({ where: { scan: { name: scan.scanName } } })).toBe(0)
})

test('many that create it at once make one', async () => {
  const scan = await aScan(at, runtime)
  await Promise.all(Array.from({ length: 5 }, () => put(scan, { recurrence: daily })))
  expect(await at.prisma.trigger.count({ where: { scan: { name: scan.scanName } } })).toBe(1)
  expect(await audited(at, 'createTrigger', `scan/${scan.dataSourceName}/${scan.scanName}`)).toHaveLength(1)
})

describe('refuses with InvalidField, naming the field,', () => {
  test.each<[string, object]>([
    ['properties.recurrence.timeZone', { ...daily, timeZone: 'Europe/Atlantis' }],
    ['properties.recurrence.endTime', { ...daily, endTime: '2029-01-01T00:00:00Z' }],
    ['properties.recurrence.startTime', { ...daily, startTime: '2030-02-30T00:00:00Z' }],
    ['properties.recurrence.startTime', { ...daily, startTime: 'tomorrow' }],
    ['properties.recurrence.interval', { ...daily, interval: 0 }],
    ['properties.recurrence.schedule.minutes', { ...daily, schedule: { minutes: [60] } }],
    ['properties.recurrence.schedule.weekDays', { ...daily, schedule: { weekDays: ['Monday'] } }],
    ['properties.recurrence.schedule.monthDays', { ...daily, frequency: 'Month', schedule: { monthDays: [32] } }],
    ['properties.recurrence.frequency', { ...daily, frequency: 'Year' }],
    ['properties.recurrence.surprise', { ...daily, surprise: 1 }],
  ])('%s of %j', async (target, recurrence) => {
    const scan = await aScan(at, runtime)
    await expect(put(scan, { recurrence } as unknown as Properties)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
    expect(await at.prisma.trigger.count({ where: { scan: { name: scan.scanName } } })).toBe(0)
  })
})

test('answers Scan_NotFound for a scan that is not there', async () => {
  const scan = await aScan(at, runtime)
  await expect(put({ ...scan, scanName: 'never-was' }, { recurrence: daily })).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
