import { randomUUID } from 'node:crypto'
import { console, node } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, anAsset, aRuntime } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const get = (assetId: string) => at.call(console.getAsset, { params: { assetId } })

test('answers the asset with its columns and keys', async () => {
  const { as, scan, params, fence } = await aLeasedRun(at, await aRuntime(at))
  await at.call(node.reportAssets, { params, body: { fence, assets: [anAsset('orders')] } }, as)
  const { id } = await at.prisma.asset.findFirstOrThrow()
  expect(await get(id.toUpperCase())).toEqual({
    ...anAsset('orders'),
    id,
    dataSourceName: scan.dataSourceName,
    columnCount: 1,
    classifications: [],
    firstSeenAt: expect.any(String),
    lastSeenAt: expect.any(String),
  })
})

test('answers Asset_NotFound for one that is not there', async () => {
  await expect(get(randomUUID())).rejects.toMatchObject({ status: 404, code: 'Asset_NotFound' })
})

test.each(['x', 'urn:uuid:00000000-0000-4000-8000-000000000000', '00000000000040008000000000000000'])(
  'refuses the id %j with InvalidField',
  async (id) => {
    await expect(get(id)).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: 'assetId' })
  },
)
