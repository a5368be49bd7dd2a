import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRun, aRuntime, aScan, scanParams, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('lists the runs of one scan, newest first', async () => {
  const runtime = await aRuntime(at)
  const [scan, other] = [await aScan(at, runtime), await aScan(at, runtime)]
  const first = await aRun(at, scan)
  await aRun(at, other)
  const second = await aRun(at, scan)
  const { value, count, nextLink } = await at.call(purview.listScanRuns, { params: scanParams(scan) })
  expect(value.map(({ id }) => id)).toEqual([second, first])
  expect([count, nextLink]).toEqual([2, undefined])
})

test('a page token does not lead to the runs of another scan', async () => {
  const runtime = await aRuntime(at)
  const [scan, other] = [await aScan(at, runtime), await aScan(at, runtime)]
  const { id: scanId } = await at.prisma.scan.findFirstOrThrow({ where: { nameKey: scan.scanName } })
  await at.prisma.run.createMany({
    data: Array.from({ length: 101 }, (_, index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      scanId,
      state: 'canceled' as const,
      scanLevel: 'Full',
      runtimeName: runtime,
      queuedAt: new Date(Date.UTC(2020, 0, 1, 0, index)),
    })),
  })
  const elsewhere = await aRun(at, other)
  const first = await at.call(purview.listScanRuns, { params: scanParams(scan) })
  const query = skipTokenOf(first)
  expect((await at.call(purview.listScanRuns, { params: scanParams(scan), query })).value.map(({ startTime }) => startTime)).toEqual([
    '2020-01-01T00:00:00.000Z',
  ])
  const others = await at.call(purview.listScanRuns, { params: scanParams(other), query })
  expect(others.value.filter(({ id }) => id !== elsewhere)).toEqual([])
})

test('answers Scan_NotFound for a scan that is not there', async () => {
  const params = { dataSourceName: 'never-was', scanName: 'never-was' }
  await expect(at.call(purview.listScanRuns, { params })).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
