import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRun, aRuntime, aScan, scanBody, scanParams, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('lists the scans of one source by name, each with its last run', async () => {
  const runtime = await aRuntime(at)
  const scan = await aScan(at, runtime)
  await aScan(at, runtime)
  await at.call(purview.putScan, { params: { ...scanParams(scan), scanName: 'A-first' }, body: scanBody(scan) })
  const runId = await aRun(at, scan)
  const { value, count, nextLink } = await at.call(purview.listScans, { params: scanParams(scan, 'source') })
  expect(value.map(({ name, lastRunResult }) => [name, lastRunResult?.id])).toEqual([
    ['A-first', undefined],
    [scan.scanName, runId],
  ])
  expect([count, nextLink]).toEqual([2, undefined])
})

test('goes on where the page before it ended', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const row = await at.prisma.scan.findFirstOrThrow({ where: { nameKey: scan.scanName } })
  const { id: _, filters: _none, ...like } = row
  const names = Array.from({ length: 100 }, (_unused, index) => `a-${String(index).padStart(3, '0')}`)
  await at.prisma.scan.createMany({ data: names.map((name) => ({ ...like, properties: row.properties ?? {}, name, nameKey: name })) })
  const params = scanParams(scan, 'source')
  const first = await at.call(purview.listScans, { params })
  expect(first.value.map(({ name }) => name)).toEqual(names)
  const second = await at.call(purview.listScans, { params, query: skipTokenOf(first) })
  expect(second.value.map(({ name }) => name)).toEqual([scan.scanName])
})

test('answers DataSource_NotFound for a source that is not there', async () => {
  await expect(at.call(purview.listScans, { params: { dataSourceName: 'never-was' } })).rejects.toMatchObject({
    status: 404,
    code: 'DataSource_NotFound',
  })
})
