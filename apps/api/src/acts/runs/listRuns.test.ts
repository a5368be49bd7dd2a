import { randomUUID } from 'node:crypto'
import { console, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRun, aRuntime, aScan, scanParams, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const list = (query = {}) => at.call(console.listRuns, { query })

test('lists the runs of every scan, newest first', async () => {
  const runtime = await aRuntime(at)
  const [one, other] = [await aScan(at, runtime), await aScan(at, runtime)]
  const [first, second] = [await aRun(at, one), await aRun(at, other)]
  const { value, count } = await list()
  expect(value.map(({ id }) => id)).toEqual([second, first])
  expect(value[0]).toMatchObject({ ...scanParams(other), runtimeName: runtime, attempts: 0 })
  expect(count).toBe(2)
})

test('pages give every run once, those queued at the same moment too', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const { id: scanId } = await at.prisma.scan.findFirstOrThrow({ where: { nameKey: scan.scanName } })
  const queuedAt = new Date('2030-01-01T00:00:00Z')
  const ids = Array.from({ length: 150 }, () => randomUUID())
  await at.prisma.run.createMany({
    data: ids.map((id) => ({ id, scanId, queuedAt, state: 'canceled', scanLevel: 'Full', runtimeName: scan.runtimeName })),
  })
  const first = await list()
  const second = await list(skipTokenOf(first))
  expect([...first.value, ...second.value].map(({ id }) => id).slice(0, 150)).toEqual(ids.toSorted((a, b) => (a < b ? 1 : -1)))
})

test('lists only the runs that are asked for, names in any case', async () => {
  const [runtime, other] = [await aRuntime(at), await aRuntime(at)]
  const [one, two] = [await aScan(at, runtime), await aScan(at, other)]
  const [first, second] = [await aRun(at, one), await aRun(at, two)]
  await at.call(purview.cancelRun, { params: { ...scanParams(one), runId: first } })
  const idsOf = async (query: object) => (await list(query)).value.map(({ id }) => id)
  expect(await idsOf({ dataSourceName: one.dataSourceName.toUpperCase() })).toEqual([first])
  expect(await idsOf({ runtimeName: other.toUpperCase() })).toEqual([second])
  expect(await idsOf({ runtimeName: runtime, status: 'Accepted,InProgress' })).toEqual([])
  expect(await idsOf({ runtimeName: runtime, status: 'Canceled' })).toEqual([first])
  await at.prisma.run.update({ where: { id: second }, data: { state: 'succeeded' } })
  expect(await idsOf({ runtimeName: other, status: 'CompletedWithExceptions,Failed' })).toEqual([])
  await at.prisma.run.update({ where: { id: second }, data: { exceptionCounts: { FileEmpty: 1 } } })
  expect(await idsOf({ runtimeName: other, status: 'CompletedWithExceptions' })).toEqual([second])
  const { startTime } = await at.call(console.findRun, { params: { runId: second } })
  expect(await idsOf({ runtimeName: other, since: startTime })).toEqual([second])
  expect(await idsOf({ runtimeName: other, since: new Date(Date.parse(startTime) + 1).toISOString() })).toEqual([])
  expect((await list({ runtimeName: other })).count).toBe(1)
})

test.each([
  ['status', { status: 'Lost' }],
  ['status', { status: 'Failed,' }],
  ['since', { since: 'yesterday' }],
  ['dataSourceName', { dataSourceName: 'a b' }],
])('refuses a wrong %s in %j with InvalidField', async (target, query) => {
  await expect(list(query)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})

const token = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')

test.each([
  ['is not JSON', 'made-up'],
  ['is of another list', token('a-name')],
  ['has no time', token('yesterday', randomUUID())],
  ['has a time before the common era', token('-000001-01-01T00:00:00.000Z', randomUUID())],
  ['has a time that no calendar has', token('+275760-09-13T00:00:00.000Z', randomUUID())],
  ['has no id', token('2030-01-01T00:00:00.000Z', 'x')],
  ['has numbers', token(1, 2)],
  ['has half a surrogate pair', token('2030-01-01T00:00:00.000Z', '\ud800')],
])('refuses a page token that %s with InvalidField', async (_, $skipToken) => {
  await expect(list({ $skipToken })).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: '$skipToken' })
})
