import { console, node, type DiscoveredAsset } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aLeasedRun, aNode, anAsset, aRunThatFinds, aRuntime, aScan, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
let dataSourceName: string
let other: string
beforeAll(async () => {
  at = await openTestConsole()
  dataSourceName = await aSourceWith([
    { ...anAsset('orders'), comment: 'Who bought 100% of what' },
    { ...anAsset('order_items') },
    { ...anAsset('customers'), schemaName: 'sales_north' },
    { ...anAsset('back\\slash'), qualifiedName: 'postgresql://127.0.0.1:5432/sales/public/back%5Cslash' },
  ])
  other = await aSourceWith([anAsset('orders')])
})
afterAll(() => at.close())

async function aSourceWith(assets: DiscoveredAsset[]): Promise<string> {
  const { as, scan, params, fence } = await aLeasedRun(at, await aRuntime(at))
  await at.call(node.reportAssets, { params, body: { fence, assets } }, as)
  return scan.dataSourceName
}
const list = (query: object = {}) => at.call(console.listAssets, { query })

test('lists what every scan discovered, by qualified name, without the columns', async () => {
  const { value, count } = await list()
  expect(value.map(({ name }) => name)).toEqual(['back\\slash', 'customers', 'order_items', 'orders', 'orders'])
  expect(count).toBe(5)
  expect(value[1]).toMatchObject({
    dataSourceName,
    kind: 'table',
    schemaName: 'sales_north',
    rowEstimate: 42,
    sizeBytes: 8192,
    columnCount: 1,
  })
  expect(value[1]).not.toHaveProperty('columns')
})

test('lists those of one source, by its name in any case', async () => {
  expect((await list({ dataSourceName: other.toUpperCase() })).value.map((asset) => asset.dataSourceName)).toEqual([other])
  expect(await list({ dataSourceName: 'never-was' })).toEqual({ value: [], count: 0 })
})

describe('searches', () => {
  test.each([
    ['part of a name, in any case', 'ORDER', ['order_items', 'orders']],
    ['a schema', 'north', ['customers']],
    ['a comment', 'bought', ['orders']],
    ['a percent sign as itself', '0% of', ['orders']],
    ['an underscore as itself', 'order_', ['order_items']],
    ['a backslash as itself', '\\', ['back\\slash']],
    ['a quote as itself', "' OR 1=1 --", []],
    ['nothing', '', ['back\\slash', 'customers', 'order_items', 'orders']],
  ])('%s', async (_, search, names) => {
    const { value, count } = await list({ dataSourceName, search })
    expect([value.map(({ name }) => name), count]).toEqual([names, names.length])
  })
})

test('pages give every asset once, however long their names are', async () => {
  const long = (index: number) => ({
    ...anAsset(`t${index}`),
    qualifiedName: `postgresql://db/${'%C3%BC'.repeat(330)}/t${String(index).padStart(3, '0')}`,
  })
  const source = await aSourceWith(Array.from({ length: 101 }, (_, index) => long(index)))
  const first = await list({ dataSourceName: source })
  const second = await list({ dataSourceName: source, ...skipTokenOf(first) })
  expect([...first.value, ...second.value].map(({ name }) => name)).toEqual(Array.from({ length: 101 }, (_, index) => `t${index}`))
})

test.each([
  ['search', { search: 'x'.repeat(201) }],
  ['search', { search: 'nul\0' }],
  ['dataSourceName', { dataSourceName: 'a_b' }],
  ['$skipToken', { $skipToken: Buffer.from('["a","not-an-id"]').toString('base64url') }],
])('refuses a wrong %s with InvalidField', async (target, query) => {
  await expect(list(query)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
})

test('filters by kind, by classification and by whether it is still there', async () => {
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  const [column] = anAsset('x').columns
  const classifications = [{ name: 'MICROSOFT.PERSONAL.EMAIL', sampled: 3, matched: 3 }]
  const kept = [
    { ...anAsset('mail'), columns: [{ ...(column as NonNullable<typeof column>), classifications }] },
    { ...anAsset('v'), kind: 'view' as const },
  ]
  await aRunThatFinds(at, { as, scan }, { assets: [...kept, anAsset('gone')] })
  await aRunThatFinds(at, { as, scan }, { assets: kept })
  const named = async (query: object) => (await list({ dataSourceName: scan.dataSourceName, ...query })).value.map(({ name }) => name)
  expect(await named({})).toEqual(['mail', 'v'])
  expect(await named({ kind: 'view' })).toEqual(['v'])
  expect(await named({ classification: 'MICROSOFT.PERSONAL.EMAIL' })).toEqual(['mail'])
  expect(await named({ vanished: 'yes' })).toEqual(['gone'])
  expect(await named({ vanished: 'any' })).toEqual(['gone', 'mail', 'v'])
  expect((await list({ dataSourceName: scan.dataSourceName, vanished: 'yes' })).value[0]).toHaveProperty('vanishedAt')
})
