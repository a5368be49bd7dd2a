import { console, type AssetSelection } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, anAsset, aRunThatFinds, aRuntime, aScan } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
const [email, name] = ['MICROSOFT.PERSONAL.EMAIL', 'MICROSOFT.PERSONAL.NAME']
const sources: string[] = []
beforeAll(async () => {
  at = await openTestConsole()
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  const classified = (asset: string, ...found: string[]) => ({
    ...anAsset(asset),
    columns: found.map((of, index) => ({
      name: `c${index}`,
      type: 'text',
      nullable: true,
      position: index + 1,
      classifications: [{ name: of, sampled: 9, matched: 8 }],
    })),
  })
  for (const assets of [
    [classified('a', email, name), classified('b', email), { ...anAsset('v'), kind: 'view' as const }],
    [classified('a', name, name)],
  ]) {
    const scan = await aScan(at, runtime)
    sources.push(scan.dataSourceName)
    await aRunThatFinds(at, { as, scan }, { assets: [...assets, anAsset('gone')] })
    await aRunThatFinds(at, { as, scan }, { assets })
  }
})
afterAll(() => at.close())

const facets = (query: AssetSelection = {}) => at.call(console.listAssetFacets, { query })
const counts = (list: { name: string; count: number }[]) => Object.fromEntries(list.map(({ name: of, count }) => [of, count]))

test('counts what is there, most first, each asset once for each of its classifications', async () => {
  const all = await facets()
  expect(counts(all.dataSources)).toEqual({ [sources[0] ?? '']: 3, [sources[1] ?? '']: 1 })
  expect(all.kinds).toEqual([
    { name: 'table', count: 3 },
    { name: 'view', count: 1 },
  ])
  expect(counts(all.classifications)).toEqual({ [email]: 2, [name]: 2 })
})

test('each ignores what was chosen of itself', async () => {
  const chosen = await facets({ dataSourceName: sources[0] ?? '', kind: 'table', classification: email })
  expect(counts(chosen.dataSources)).toEqual({ [sources[0] ?? '']: 2 })
  expect(counts(chosen.kinds)).toEqual({ table: 2 })
  expect(counts(chosen.classifications)).toEqual({ [email]: 2, [name]: 1 })
})

test('counts what vanished when it is asked for', async () => {
  expect(counts((await facets({ vanished: 'yes' })).kinds)).toEqual({ table: 2 })
})
