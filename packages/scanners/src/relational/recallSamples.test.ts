import type { DiscoveredAsset } from '@mooring/contract'
import { expect, test } from 'vitest'
import { countingSampling } from '../testing/countingSampling.ts'
import { KeptAssets } from '../testing/KeptAssets.ts'
import { recallSamples } from './recallSamples.ts'
import { classified, remembered } from './sampling.ts'

const aTable = (change: Partial<DiscoveredAsset> = {}): DiscoveredAsset => ({
  qualifiedName: 'mssql://h/MSSQLSERVER/d/s/t',
  kind: 'table',
  schemaName: 's',
  name: 't',
  columns: [
    { name: 'id', type: 'int', nullable: false, position: 1 },
    { name: 'email', type: 'text', nullable: true, position: 2 },
  ],
  keys: [],
  ...change,
})

/** The table as a scan delivers it that found these rows in it. */
async function read(asset: DiscoveredAsset, rows: unknown[][], facts?: unknown): Promise<DiscoveredAsset> {
  const revision = (await recallSamples([{ asset, facts }], new KeptAssets([]))).get(asset.qualifiedName)?.revision
  return remembered(await classified(asset, { rows, sampling: countingSampling(9) }, new AbortController().signal), rows, revision)
}

const recalled = async (former: DiscoveredAsset, asset: DiscoveredAsset, facts?: unknown) =>
  (await recallSamples([{ asset, facts }], new KeptAssets([former]))).get(asset.qualifiedName)?.asset

test('a table of the same columns keeps what was found in them; what the catalogue says now counts for the rest', async () => {
  const former = await read(aTable(), [[1, 'a@b']])
  const now = aTable({ rowEstimate: 7, comment: 'now' })
  expect(await recalled(former, now)).toEqual({ ...former, rowEstimate: 7, comment: 'now' })
  expect(former.columns[1]?.classifications).toEqual([{ name: 'HAS.AT', sampled: 1, matched: 1 }])
})

test.each<[string, Partial<DiscoveredAsset>]>([
  ['columns', { columns: aTable().columns.slice(1) }],
  ['types', { columns: aTable().columns.map((column) => ({ ...column, type: 'bigint' })) }],
  ['kind', { kind: 'partitionedTable' }],
])('a table of other %s is looked at again', async (_, change) => {
  expect(await recalled(await read(aTable(), [[1, 'a@b']]), aTable(change))).toBeNull()
})

test('a table that was empty, or that is read with other rights, is looked at again', async () => {
  expect(await recalled(await read(aTable(), []), aTable())).toBeNull()
  expect(await recalled(await read(aTable(), [[1, 'a@b']], ['id']), aTable(), ['id', 'email'])).toBeNull()
})

test.each(['view', 'foreignTable'] as const)('a %s is always looked at', async (kind) => {
  expect(await recalled(await read(aTable({ kind }), [[1, 'a@b']]), aTable({ kind }))).toBeUndefined()
})

test('without a memory nothing is recalled, and nothing kept', async () => {
  expect((await recallSamples([{ asset: aTable() }], undefined)).size).toBe(0)
})
