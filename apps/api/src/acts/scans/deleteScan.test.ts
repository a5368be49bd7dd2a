import { console, node, purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, aNode, anAsset, aRunThatFinds, aRuntime, aScan, scanBody, scanParams } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

test('takes its runs along and leaves what they discovered', async () => {
  const { as, scan, params, fence } = await aLeasedRun(at, await aRuntime(at))
  await at.call(node.reportAssets, { params, body: { fence, assets: [anAsset('kept')] } }, as)

  await at.call(purview.deleteScan, { params: scanParams(scan) })

  expect(await at.prisma.run.count()).toBe(0)
  expect((await at.call(purview.listScans, { params: scanParams(scan, 'source') })).value).toEqual([])
  expect(await at.prisma.asset.count({ where: { name: 'kept' } })).toBe(1)
  expect(await audited(at, 'deleteScan', `scan/${scan.dataSourceName}/${scan.scanName}`)).toMatchObject([{ outcome: 'succeeded' }])
})

test('what no other scan of the source has found is marked as vanished with it', async () => {
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  const other = { ...scan, scanName: 'other' }
  await at.call(purview.putScan, { params: scanParams(other), body: scanBody(other) })
  await aRunThatFinds(at, { as, scan }, { assets: ['a', 'b', 'c'].map(anAsset) })
  // What another scan had found and finds no more is nobody's but this one's.
  await aRunThatFinds(at, { as, scan: other }, { assets: ['b', 'c'].map(anAsset) })
  await aRunThatFinds(at, { as, scan: other }, { assets: ['c'].map(anAsset) })
  const vanished = async () => {
    const query = { dataSourceName: scan.dataSourceName, vanished: 'yes' } as const
    return (await at.call(console.listAssets, { query })).value.map(({ name }) => name)
  }
  expect(await vanished()).toEqual([])
  await at.call(purview.deleteScan, { params: scanParams(scan) })
  expect(await vanished()).toEqual(['a', 'b'])
  const [event] = await audited(at, 'deleteScan', `scan/${scan.dataSourceName}/${scan.scanName}`)
  expect(event?.detail).toEqual({ runs: 1, assetsVanished: 2 })
})

test('a node that runs it is told at its next call that the run is gone', async () => {
  const { as, scan, params, fence } = await aLeasedRun(at, await aRuntime(at))
  await at.call(purview.deleteScan, { params: scanParams(scan) })
  const completion = at.call(node.completeRun, { params, body: { fence, outcome: 'succeeded' } }, as)
  await expect(completion).rejects.toMatchObject({ code: 'RunLeaseLost' })
})

test('is announced with its source, its runs and the runtimes that it counts for', async () => {
  const scan = await aScan(at, await aRuntime(at))
  expect(await announcedBy(at, () => at.call(purview.deleteScan, { params: scanParams(scan) }))).toEqual([
    { topic: 'scans', name: scan.dataSourceName },
    { topic: 'runs', name: '' },
    { topic: 'assets', name: '' },
    { topic: 'runtimes', name: '' },
  ])
})

test('answers Scan_NotFound for one that is not there, and again for one that is gone', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await at.call(purview.deleteScan, { params: scanParams(scan) })
  await expect(at.call(purview.deleteScan, { params: scanParams(scan) })).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
