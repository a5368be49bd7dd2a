import { randomUUID } from 'node:crypto'
import { console, node, purview, type FilterProperties } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLease, aNode, anAsset, aRunThatFinds, aRuntime, aScan, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
let params: { dataSourceName: string; scanName: string }
let runId: string
const prefix = 'postgresql://127.0.0.1:5432/sales/public/'
beforeAll(async () => {
  at = await openTestConsole()
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  params = scanParams(scan)
  const names = [...Array.from({ length: 120 }, (_, index) => `t${String(index).padStart(3, '0')}`), 'orders', 'orders_bak']
  runId = await aRunThatFinds(at, { as, scan }, { assets: names.map(anAsset) })
})
afterAll(() => at.close())

const preview = (filters: Partial<FilterProperties>, of = params) =>
  at.call(console.previewFilter, { params: of, body: { filters: { includeUriPrefixes: [], excludeUriPrefixes: [], ...filters } } })

test('says which assets of the last run would be in and out, and names the first hundred', async () => {
  const answer = await preview({ includeUriPrefixes: [`${prefix}o`], includeRegexes: ['t00[0-4]$'], excludeRegexes: ['_bak$'] })
  expect(answer.runId).toBe(runId)
  expect(answer.included).toEqual({
    count: 6,
    names: ['orders', 't000', 't001', 't002', 't003', 't004'].map((name) => prefix + name),
  })
  expect([answer.excluded.count, answer.excluded.names.length, answer.excluded.names[0]]).toEqual([116, 100, `${prefix}orders_bak`])
})

test('an incremental run that succeeded is as good as a full one, and one that failed is none', async () => {
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  const run = (scanLevel: 'Full' | 'Incremental', ...names: string[]) =>
    aRunThatFinds(at, { as, scan }, { assets: names.map(anAsset), scanLevel })
  await run('Full', 'a', 'b')
  const last = await run('Incremental', 'b', 'c')
  await at.call(purview.startRun, { params: scanParams(scan), query: { runId: randomUUID(), scanLevel: 'Full' } })
  const failing = await aLease(at, as)
  await at.call(node.completeRun, { params: { runId: failing.runId }, body: { fence: failing.fence, outcome: 'failed' } }, as)
  expect(await preview({ excludeUriPrefixes: [`${prefix}c`] }, scanParams(scan))).toEqual({
    runId: last,
    included: { count: 1, names: [`${prefix}b`] },
    excluded: { count: 1, names: [`${prefix}c`] },
    undecided: { count: 0, names: [] },
  })
})

test('of a resource set, whose files a scan asks about, it is said only where they have it in common', async () => {
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  const set = 'file:///data/sales/{Year}/part-{N}.csv'
  const assets = [
    { ...anAsset('set'), kind: 'resourceSet' as const, qualifiedName: set },
    { ...anAsset('one'), kind: 'file' as const, qualifiedName: 'file:///data/sales/2026/total.csv' },
  ]
  await aRunThatFinds(at, { as, scan }, { assets })
  const answer = async (includeUriPrefixes: string[]) => {
    const { included, excluded, undecided } = await preview({ includeUriPrefixes }, scanParams(scan))
    return [included.count, excluded.count, undecided.count]
  }
  expect((await preview({ includeUriPrefixes: ['file:///data/sales/2026/'] }, scanParams(scan))).undecided).toEqual({
    count: 1,
    names: [set],
  })
  expect(await answer(['file:///data/sales/2026/'])).toEqual([1, 0, 1])
  expect(await answer(['file:///data/sales/'])).toEqual([2, 0, 0])
  expect(await answer(['file:///data/other/'])).toEqual([0, 2, 0])
})

test('keeps nothing', async () => {
  await preview({ excludeUriPrefixes: [prefix] })
  expect(await at.prisma.scan.count({ where: { filters: { not: {} } } })).toBe(0)
})

test('without a run that succeeded there is nothing to try them on', async () => {
  const scan = scanParams(await aScan(at, await aRuntime(at)))
  const none = { count: 0, names: [] }
  expect(await preview({}, scan)).toEqual({ included: none, excluded: none, undecided: none })
})

test('refuses a pattern that is none with InvalidField, and a scan that is none with Scan_NotFound', async () => {
  await expect(preview({ excludeRegexes: ['ok', '['] })).rejects.toMatchObject({ code: 'InvalidField', target: 'filters.excludeRegexes.1' })
  await expect(preview({}, { ...params, scanName: 'never-was' })).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
