import { randomUUID } from 'node:crypto'
import { node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, anAsset, aRun, aRuntime, aScan, scanParams, type TestScan } from '../../testing/builders.ts'
import { announcedBy, audited, race } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const cancel = (scan: TestScan, runId: string) => at.call(purview.cancelRun, { params: { ...scanParams(scan), runId } })
const rowOf = (id: string) => at.prisma.run.findUniqueOrThrow({ where: { id } })

test('cancels a queued run, which is on record and announced', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const runId = await aRun(at, scan)
  const heard = await announcedBy(at, async () => {
    expect(await cancel(scan, runId.toUpperCase())).toMatchObject({ scanResultId: runId, status: 'Canceled', endTime: expect.any(String) })
  })
  expect(heard).toEqual([{ topic: 'runs', name: runId }])
  expect(await audited(at, 'cancelRun', `scan/${scan.dataSourceName}/${scan.scanName}`)).toMatchObject([{ detail: { runId } }])
})

test('cancels a running one: its node is told RunCanceled at its next call, and writes nothing', async () => {
  const { as, scan, params, fence } = await aLeasedRun(at, await aRuntime(at))
  expect((await cancel(scan, params.runId)).status).toBe('Canceled')
  const late = at.call(node.reportAssets, { params, body: { fence, assets: [anAsset('late')] } }, as)
  await expect(late).rejects.toMatchObject({ status: 409, code: 'RunCanceled' })
  expect(await at.prisma.asset.count()).toBe(0)
  expect(await rowOf(params.runId)).toMatchObject({ state: 'canceled', fence: fence + 1, leaseExpiresAt: null })
})

test('the next run of the scan, which a node waits for, begins', async () => {
  const { as, scan, params } = await aLeasedRun(at, await aRuntime(at))
  const next = await aRun(at, scan)
  const waiting = at.call(node.leaseRun, { body: { waitSeconds: 20 } }, as)
  await cancel(scan, params.runId)
  expect((await waiting)?.runId).toBe(next)
})

test('canceling what has ended changes nothing and answers how it ended', async () => {
  const { as, scan, params, fence } = await aLeasedRun(at, await aRuntime(at))
  await at.call(node.completeRun, { params, body: { fence, outcome: 'succeeded' } }, as)
  const before = await rowOf(params.runId)
  expect((await cancel(scan, params.runId)).status).toBe('Succeeded')
  expect(await rowOf(params.runId)).toEqual(before)
  expect(await audited(at, 'cancelRun', `scan/${scan.dataSourceName}/${scan.scanName}`)).toEqual([])
})

test('a run that loses its node at the same moment is canceled all the same', async () => {
  const { scan, params } = await aLeasedRun(at, await aRuntime(at))
  const settled = await race(at, {
    first: (tx) => tx.$executeRaw`UPDATE run SET state = 'queued', fence = fence + 1 WHERE id = ${params.runId}::uuid`,
    call: () => cancel(scan, params.runId),
  })
  expect(settled).toMatchObject({ status: 'fulfilled', value: { status: 'Canceled' } })
})

test('answers ScanRun_NotFound for a run that is not there, and for one of another scan', async () => {
  const [scan, other] = [await aScan(at, await aRuntime(at)), await aScan(at, await aRuntime(at))]
  const elsewhere = await aRun(at, other)
  for (const runId of [randomUUID(), elsewhere]) {
    await expect(cancel(scan, runId)).rejects.toMatchObject({ status: 404, code: 'ScanRun_NotFound' })
  }
  expect((await rowOf(elsewhere)).state).toBe('queued')
})

test('answers Scan_NotFound for a scan that is not there', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const runId = await aRun(at, scan)
  await expect(cancel({ ...scan, scanName: 'never-was' }, runId)).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
