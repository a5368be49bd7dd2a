import { console, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRuntime, aScan, aSchedule, scanBody, scanParams, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const list = (query: { runtime?: string; dataSourceName?: string; $skipToken?: string } = {}) => at.call(console.listTriggers, { query })
const named = ({ value }: Awaited<ReturnType<typeof list>>) => value.map(({ scanName }) => scanName)

test('lists schedules with when they fire next, of a runtime or of a source', async () => {
  const [runtime, other] = [await aRuntime(at), await aRuntime(at)]
  const [first, second] = [await aScan(at, runtime), await aScan(at, other)]
  const { properties } = await aSchedule(at, first)
  await aSchedule(at, second, { state: 'Disabled' })
  await aScan(at, runtime)
  expect((await list({ runtime: runtime.toUpperCase() })).value).toEqual([
    { ...scanParams(first), ...properties, nextRunAt: '2030-01-01T08:00:00.000Z' },
  ])
  const [disabled] = (await list({ dataSourceName: second.dataSourceName.toUpperCase() })).value
  expect(disabled).toMatchObject({ ...scanParams(second), state: 'Disabled' })
  expect(disabled).not.toHaveProperty('nextRunAt')
  expect(named(await list({ runtime, dataSourceName: second.dataSourceName }))).toEqual([])
  expect(named(await list({ runtime: 'never-was' }))).toEqual([])
})

test('goes on from page to page, by source and scan, leaving none out', async () => {
  const runtime = await aRuntime(at)
  const scan = await aScan(at, runtime)
  const names = Array.from({ length: 103 }, (_, index) => `many-${String(index).padStart(3, '0')}`)
  await at.call(purview.deleteScan, { params: scanParams(scan) })
  const { id: dataSourceId } = await at.prisma.dataSource.findFirstOrThrow({ where: { name: scan.dataSourceName } })
  const like = { dataSourceId, kind: 'AzurePostgreSqlCredential', properties: scanBody(scan).properties, runtimeKey: runtime }
  await at.prisma.scan.createMany({ data: names.map((name) => ({ ...like, name, nameKey: name })) })
  const scans = await at.prisma.scan.findMany({ where: { dataSourceId }, select: { id: true } })
  const daily = { recurrence: { frequency: 'Day' }, scanLevel: 'Full', state: 'Disabled' } as const
  await at.prisma.trigger.createMany({ data: scans.map(({ id: scanId }) => ({ ...daily, scanId })) })
  const first = await list({ runtime })
  expect(first.count).toBe(103)
  const second = await list({ runtime, ...skipTokenOf(first) })
  expect([...named(first), ...named(second)]).toEqual(names)
  expect(second.nextLink).toBeUndefined()
})
