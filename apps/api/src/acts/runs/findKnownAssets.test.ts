import { console, node, purview, type DiscoveredAsset } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, anAsset, aNode, aRuntime, loseLease, scanParams } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const [before, now] = ['the-state-before-1', 'the-state-of-today']
type Leased = Awaited<ReturnType<typeof aLeasedRun>>
const nameOf = (name: string) => anAsset(name).qualifiedName

const report = ({ as, params, fence }: Leased, ...assets: DiscoveredAsset[]) =>
  at.call(node.reportAssets, { params, body: { fence, assets } }, as)
const find = async ({ as, params, fence }: Leased, states: Record<string, string>) => {
  const assets = Object.entries(states).map(([name, revision]) => ({ qualifiedName: nameOf(name), revision }))
  return (await at.call(node.findKnownAssets, { params, body: { fence, assets } }, as)).value
}

test('finds what is in the state in which it was read, with its columns and their classifications, and its rows', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const [column] = anAsset('a').columns
  const classifications = [{ name: 'MICROSOFT.PERSONAL.EMAIL', sampled: 9, matched: 8 }]
  const columns = [{ ...column, classifications } as DiscoveredAsset['columns'][number]]
  await report(leased, { ...anAsset('a'), columns, revision: now })
  expect(await find(leased, { a: now })).toEqual([{ qualifiedName: nameOf('a'), columns, rowEstimate: 42 }])
})

test('does not find what changed, what was not read to the end, or what nobody knows', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await report(leased, { ...anAsset('changed'), revision: before }, anAsset('broken'), { ...anAsset('same'), revision: now })
  const found = await find(leased, { changed: now, broken: now, unknown: now, same: now })
  expect(found.map(({ qualifiedName }) => qualifiedName)).toEqual([nameOf('same')])
})

test('what was read and then could not be is not known any more', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await report(leased, { ...anAsset('a'), revision: now })
  await report(leased, anAsset('a'))
  expect(await find(leased, { a: now })).toEqual([])
})

test('assets of another source are not known', async () => {
  const [one, other] = [await aLeasedRun(at, await aRuntime(at)), await aLeasedRun(at, await aRuntime(at))]
  await report(one, { ...anAsset('a'), revision: now })
  expect(await find(other, { a: now })).toEqual([])
})

test('an answer has an end: what has no room in it is left out', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const comment = 'x'.repeat(8000)
  const columns = Array.from({ length: 500 }, (_, index) => ({
    name: `c${index}`,
    type: 'text',
    nullable: true,
    position: index + 1,
    comment,
  }))
  for (const name of ['a', 'b', 'c']) await report(leased, { ...anAsset(name), columns, revision: now })
  expect((await find(leased, { a: now, b: now, c: now })).map(({ qualifiedName }) => qualifiedName)).toEqual([nameOf('a'), nameOf('b')])
})

test('is no part of what people see of an asset', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  await report(leased, { ...anAsset('a'), revision: now })
  const { value } = await at.call(console.listAssets, { query: { dataSourceName: leased.scan.dataSourceName } })
  expect(JSON.stringify(value)).not.toContain(now)
})

test('a node whose lease is over is refused: RunLeaseLost, RunCanceled', async () => {
  const [lost, canceled] = [await aLeasedRun(at, await aRuntime(at)), await aLeasedRun(at, await aRuntime(at))]
  await loseLease(at, lost.params.runId)
  await expect(find(lost, { a: now })).rejects.toMatchObject({ code: 'RunLeaseLost' })
  await at.call(purview.cancelRun, { params: { ...scanParams(canceled.scan), ...canceled.params } })
  await expect(find(canceled, { a: now })).rejects.toMatchObject({ code: 'RunCanceled' })
})

test('a node of another runtime learns nothing: RunLeaseLost', async () => {
  const leased = await aLeasedRun(at, await aRuntime(at))
  const stranger = await aNode(at, await aRuntime(at))
  await expect(find({ ...leased, as: stranger.as }, { a: now })).rejects.toMatchObject({ code: 'RunLeaseLost' })
})
