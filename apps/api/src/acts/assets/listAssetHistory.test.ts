import { randomUUID } from 'node:crypto'
import { console } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNode, anAsset, aRunThatFinds, aRuntime, aScan } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const history = (assetId: string) => at.call(console.listAssetHistory, { params: { assetId } })

test('lists what runs found out, newest first, without those to which it was the same', async () => {
  const runtime = await aRuntime(at)
  const [{ as }, scan] = [await aNode(at, runtime), await aScan(at, runtime)]
  const runs: string[] = []
  for (const assets of [[anAsset('t')], [anAsset('t')], [{ ...anAsset('t'), columns: [] }], [], [anAsset('t')]])
    runs.push(await aRunThatFinds(at, { as, scan }, { assets: [...assets, anAsset('other')] }))
  const { id } = await at.prisma.asset.findFirstOrThrow({ where: { name: 't' } })
  const { value, count } = await history(id)
  expect(value.map(({ runId, change, difference }) => [runs.indexOf(runId), change, difference])).toEqual([
    [4, 'added', {}],
    [3, 'vanished', {}],
    [2, 'changed', { columnsRemoved: ['id'] }],
    [0, 'added', {}],
  ])
  expect([count, value[0]?.scanName]).toEqual([4, scan.scanName])
})

test('answers Asset_NotFound for one that is not there', async () => {
  await expect(history(randomUUID())).rejects.toMatchObject({ status: 404, code: 'Asset_NotFound' })
})
