import { console, node, purview, type DiscoveredAsset } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLease, aLeasedRun, anAsset, aNode, aRun, aRuntime, loseLease, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

type Leased = Pick<Awaited<ReturnType<typeof aLeasedRun>>, 'as' | 'params' | 'fence'>

const report = ({ as, params, fence }: Leased, assets: DiscoveredAsset[]) =>
  at.call(node.reportAssets, { params, body: { fence, assets } }, as)
const assetsOf = async (dataSourceName: string) => (await at.call(console.listAssets, { query: { dataSourceName } })).value

test('keeps what a run discovered, with every field', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const foreign = {
    name: 'fk',
    kind: 'foreign' as const,
    columns: ['a'],
    references: { qualifiedName: 'postgresql://x/y', columns: ['b'] },
  }
  const asset = {
    ...anAsset('full'),
    kind: 'view' as const,
    comment: 'All of it',
    rowEstimate: 2 ** 40,
    sizeBytes: 2 ** 50,
    keys: [foreign],
  }
  await report(leased, [asset])
  const [summary] = await assetsOf(leased.scan.dataSourceName)
  const { id, firstSeenAt, lastSeenAt, ...kept } = await at.call(console.getAsset, { params: { assetId: summary?.id ?? '' } })
  expect(kept).toEqual({ ...asset, dataSourceName: leased.scan.dataSourceName, columnCount: 1, classifications: [] })
  expect([id, lastSeenAt]).toEqual([summary?.id, firstSeenAt])
})

test('what a newer node says of it besides is taken without that, which is kept nowhere', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const usual = anAsset('newer')
  const columns = usual.columns.map((column) => ({ ...column, surprise: 'planted' }))
  const newer: DiscoveredAsset = Object.assign({ ...usual, columns }, { surprise: 'planted' })
  await report(leased, [newer])
  expect(await assetsOf(leased.scan.dataSourceName)).toMatchObject([{ name: 'newer' }])
  const [row] = await at.prisma.asset.findMany({ where: { dataSource: { name: leased.scan.dataSourceName } } })
  expect(row?.columns).toEqual(usual.columns)
  expect(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('planted')
})

test('the same delivered twice is there once, and of two of one name in a batch the later counts', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await report(leased, [anAsset('a'), anAsset('b')])
  await report(leased, [anAsset('b'), anAsset('c'), { ...anAsset('c'), comment: 'later' }])
  expect((await assetsOf(leased.scan.dataSourceName)).map(({ name, comment }) => [name, comment])).toEqual([
    ['a', undefined],
    ['b', undefined],
    ['c', 'later'],
  ])
})

test('a later run brings an asset up to date, and it keeps its id and when it was first seen', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await report(leased, [{ ...anAsset('a'), comment: 'before' }])
  await at.call(node.completeRun, { params: leased.params, body: { fence: leased.fence, outcome: 'succeeded' } }, leased.as)
  const [before] = await assetsOf(leased.scan.dataSourceName)
  await aRun(at, leased.scan)
  const { runId, fence } = await aLease(at, leased.as)
  await report({ as: leased.as, params: { runId }, fence }, [{ ...anAsset('a'), rowEstimate: 43 }])
  const [after] = await assetsOf(leased.scan.dataSourceName)
  expect(after).toMatchObject({ id: before?.id, firstSeenAt: before?.firstSeenAt, rowEstimate: 43 })
  expect(after?.comment).toBeUndefined()
  expect(await at.prisma.runAsset.findMany({ where: { runId } })).toMatchObject([{ assetId: before?.id, change: 'changed' }])
})

test('two sources have assets of the same name, each its own', async () => {
  const runtime = await aRuntime(at)
  const [one, other] = [await aLeasedRun(at, runtime), await aLeasedRun(at, runtime)]
  await report(one, [anAsset('shared')])
  await report(other, [anAsset('shared')])
  const [ofOne, ofOther] = [await assetsOf(one.scan.dataSourceName), await assetsOf(other.scan.dataSourceName)]
  expect([ofOne.length, ofOther.length]).toEqual([1, 1])
  expect(ofOne[0]?.id).not.toBe(ofOther[0]?.id)
})

test('names are data: quotes, markup and other alphabets come back as they were', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const names = [`'; DROP TABLE asset; --`, '"quoted"', '<script>alert(1)</script>', 'Größe 🚢', '=cmd()', '\\u0041', '{"a":1}', 'a\nb']
  await report(
    leased,
    names.map((name, index) => ({ ...anAsset(`n${index}`), name, schemaName: name, comment: name })),
  )
  const kept = await assetsOf(leased.scan.dataSourceName)
  expect(kept.map(({ name, schemaName, comment }) => [name, schemaName, comment])).toEqual(names.map((name) => [name, name, name]))
})

test('takes five hundred at once, of several megabytes', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await report(
    leased,
    Array.from({ length: 500 }, (_, index) => ({ ...anAsset(`t${index}`), comment: 'x'.repeat(8192) })),
  )
  expect(await at.prisma.runAsset.count({ where: { runId: leased.params.runId } })).toBe(500)
})

test('answers RunLeaseLost to whoever does not hold the lease, and writes nothing', async () => {
  const [runtime, other] = [await aRuntime(at), await aRuntime(at)]
  const leased = await aLeasedRun(at, runtime)
  for (const attempt of [
    { ...leased, as: (await aNode(at, runtime)).as },
    { ...leased, as: (await aNode(at, other)).as },
    { ...leased, fence: leased.fence + 1 },
  ]) {
    await expect(report(attempt, [anAsset('late')])).rejects.toMatchObject({ status: 409, code: 'RunLeaseLost' })
  }
  await loseLease(at, leased.params.runId)
  await expect(report(leased, [anAsset('late')])).rejects.toMatchObject({ code: 'RunLeaseLost' })
  expect(await assetsOf(leased.scan.dataSourceName)).toEqual([])
})

test('after the run has ended its own node writes nothing more', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await at.call(node.completeRun, { params: leased.params, body: { fence: leased.fence, outcome: 'succeeded' } }, leased.as)
  await expect(report(leased, [anAsset('late')])).rejects.toMatchObject({ code: 'RunLeaseLost' })
  expect(await assetsOf(leased.scan.dataSourceName)).toEqual([])
})

test('answers RunCanceled when the run was canceled', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await at.call(purview.cancelRun, { params: { ...scanParams(leased.scan), ...leased.params } })
  await expect(report(leased, [anAsset('late')])).rejects.toMatchObject({ status: 409, code: 'RunCanceled' })
})

test.each([
  ['assets', []],
  ['assets', Array.from({ length: 501 }, () => anAsset('a'))],
  ['assets.0.qualifiedName', [{ ...anAsset('a'), qualifiedName: 'with space' }]],
  ['assets.0.name', [{ ...anAsset('a'), name: 'nul\0' }]],
  ['assets.1.comment', [anAsset('a'), { ...anAsset('b'), comment: 'half \ud83d' }]],
  ['assets.0.rowEstimate', [{ ...anAsset('a'), rowEstimate: 1e300 }]],
  ['assets.0.sizeBytes', [{ ...anAsset('a'), sizeBytes: 2 ** 63 }]],
  ['assets.0.columns.0.position', [{ ...anAsset('a'), columns: [{ name: 'c', type: 't', nullable: true, position: 1e300 }] }]],
])('refuses a wrong %s with InvalidField and writes nothing', async (target, assets) => {
  const { as } = await aNode(at, await aRuntime(at))
  const leased = { as, params: { runId: '00000000-0000-4000-8000-000000000000' }, fence: 1 }
  await expect(report(leased, assets)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})
