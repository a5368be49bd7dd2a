import { randomUUID } from 'node:crypto'
import { console, type AssetChange } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, anAsset, aRunThatFinds, aRuntime, aScan, skipTokenOf } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
let runs: string[]
beforeAll(async () => {
  at = await openTestConsole()
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  const find = (assets: ReturnType<typeof anAsset>[]) => aRunThatFinds(at, { as, scan }, { assets })
  runs = [
    await find(Array.from({ length: 101 }, (_, index) => anAsset(`t${String(index).padStart(3, '0')}`))),
    await find([anAsset('t000'), { ...anAsset('t001'), columns: [] }, anAsset('new')]),
  ]
})
afterAll(() => at.close())

const compare = (runId: string, query: { change?: AssetChange; $skipToken?: string } = {}) =>
  at.call(console.compareRun, { params: { runId }, query })

test('counts and lists what is not as it was before', async () => {
  const [first = '', second = ''] = runs
  const comparison = await compare(second)
  expect(comparison).toMatchObject({ previousRunId: first, counts: { added: 1, changed: 1, same: 1, vanished: 99 }, count: 101 })
  const changed = await compare(second, { change: 'changed' })
  expect(changed.value.map(({ asset, change, difference }) => [asset.name, change, difference])).toEqual([
    ['t001', 'changed', { columnsRemoved: ['id'] }],
  ])
})

test('a first run has none before it, and its list has pages', async () => {
  const [runId = ''] = runs
  const first = await compare(runId, { change: 'added' })
  const second = await compare(runId, { change: 'added', ...skipTokenOf(first) })
  expect(first).not.toHaveProperty('previousRunId')
  expect(new Set([...first.value, ...second.value].map(({ asset }) => asset.name)).size).toBe(101)
  expect(second.nextLink).toBeUndefined()
})

test('answers ScanRun_NotFound for a run that is not there', async () => {
  await expect(compare(randomUUID())).rejects.toMatchObject({ status: 404, code: 'ScanRun_NotFound' })
})
