import { console, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, aRun, aRuntime, aScan, scanBody, scanParams, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const list = (name: string, query: { status?: string; $skipToken?: string } = {}) =>
  at.call(console.listRuntimeRuns, { params: { name }, query })
const idsOf = async (name: string, query: { status?: string } = {}) => (await list(name, query)).value.map(({ id }) => id)

test('lists the runs that were queued for it, newest first, of the statuses asked for', async () => {
  const name = await aRuntime(at)
  const { scan, lease, registration } = await aLeasedRun(at, name)
  const canceled = await aRun(at, scan)
  await at.call(purview.cancelRun, { params: { ...scanParams(scan), runId: canceled } })
  const queued = await aRun(at, scan)
  await aRun(at, await aScan(at, await aRuntime(at)))

  expect(await idsOf(name.toUpperCase())).toEqual([queued, canceled, lease.runId])
  expect(await idsOf(name, { status: 'InProgress' })).toEqual([lease.runId])
  expect(await idsOf(name, { status: 'Canceled,Accepted' })).toEqual([queued, canceled])
  expect(await idsOf(name, { status: 'Failed' })).toEqual([])
  expect((await list(name, { status: 'InProgress' })).value).toMatchObject([
    { dataSourceName: scan.dataSourceName, scanName: scan.scanName, runtimeName: name, nodeName: registration.nodeName, attempts: 1 },
  ])
})

test('a run stays with the runtime it was queued for when its scan moves to another', async () => {
  const [name, other] = [await aRuntime(at), await aRuntime(at)]
  const scan = await aScan(at, name)
  const runId = await aRun(at, scan)
  await at.call(purview.putScan, { params: scanParams(scan), body: scanBody({ ...scan, runtimeName: other }) })
  expect([await idsOf(name), await idsOf(other)]).toEqual([[runId], []])
})

test('comes page by page, and the link to the next page keeps the status', async () => {
  const name = await aRuntime(at)
  const scan = await aScan(at, name)
  await aRun(at, scan)
  const [template] = await at.prisma.run.findMany({ where: { scan: { nameKey: scan.scanName } } })
  const { id: _, exceptionCounts: _counts, ...run } = template!
  await at.prisma.run.createMany({
    data: Array.from({ length: 100 }, (_, index) => ({
      ...run,
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      queuedAt: new Date(run.queuedAt.getTime() - index - 1),
    })),
  })
  const first = await list(name, { status: 'Accepted' })
  expect(new URL(first.nextLink ?? '').searchParams.get('status')).toBe('Accepted')
  const second = await list(name, { status: 'Accepted', ...skipTokenOf(first) })
  expect([first.value.length, first.count, second.value.length, second.nextLink]).toEqual([100, 101, 1, undefined])
})

test('refuses a status that there is none of with InvalidField', async () => {
  await expect(list(await aRuntime(at), { status: 'Running' })).rejects.toMatchObject({ code: 'InvalidField', target: 'status' })
})

test('answers IntegrationRuntime_NotFound for a runtime that is not there', async () => {
  await expect(list('never-was')).rejects.toMatchObject({ status: 404, code: 'IntegrationRuntime_NotFound' })
})
