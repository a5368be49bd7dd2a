import { mkdir, mkdtemp, realpath, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DiscoveredAsset } from '@mooring/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { collectScan, wholeSource } from '../testing/collectScan.ts'
import { countingSampling } from '../testing/countingSampling.ts'
import { KeptAssets } from '../testing/KeptAssets.ts'
import { sampleCsv, sampleParquet } from '../testing/sampleFiles.ts'
import { fileSystemScanner } from './fileSystemScanner.ts'

let folder: string
const longAgo = new Date('2020-01-01T00:00:00Z')

async function put(path: string, content: Buffer | string, modifiedAt = longAgo): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), content)
  await utimes(join(folder, path), modifiedAt, modifiedAt)
}

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'mooring-files-')))
  await put('customers.csv', sampleCsv())
  await put('notes.pdf', 'not looked into')
  for (const day of ['01', '02']) await put(`sales/2026/${day}/part-000${day}.parquet`, sampleParquet())
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function scanned(memory: KeptAssets) {
  const job = {
    scan: { kind: 'FileSystem' as const, properties: { connectedVia: { referenceName: 'rt1' } } },
    source: { kind: 'FileSystem' as const, properties: { path: folder } },
    credential: null,
    allowedPaths: [folder],
    ...wholeSource,
    sampling: countingSampling(10),
    memory,
  }
  const { assets, exceptions } = await collectScan(fileSystemScanner, job)
  return { assets, exceptions, recalled: memory.recalled.toSorted() }
}

const again = (assets: DiscoveredAsset[], reading?: string) => scanned(new KeptAssets(assets, reading))
const names = (assets: DiscoveredAsset[]) => assets.map(({ name }) => name).toSorted()

test('what is as it was is not read again, and is found as it was', async () => {
  const first = await again([])
  expect(first.recalled).toEqual([])
  const second = await again(first.assets)
  expect(second).toEqual({ ...first, recalled: ['customers.csv', 'part-{N}.parquet'] })
})

test.each([
  ['its content and its time', () => put('customers.csv', 'who,mail\n1,a@b\n', new Date('2021-01-01T00:00:00Z'))],
  ['its size at the same time', () => put('customers.csv', 'who,mail\n1,a@b\n')],
])('a file that changed %s is read again', async (_, change) => {
  const first = await again([])
  await change()
  const { assets, recalled } = await again(first.assets)
  expect(recalled).toEqual(['part-{N}.parquet'])
  expect(assets.find(({ name }) => name === 'customers.csv')?.columns.map(({ name }) => name)).toEqual(['who', 'mail'])
})

test('a set that got another file is read again', async () => {
  const first = await again([])
  await put('sales/2026/03/part-00003.parquet', sampleParquet())
  const { assets, recalled } = await again(first.assets)
  expect(recalled).toEqual(['customers.csv'])
  expect(assets.find(({ kind }) => kind === 'resourceSet')?.fileCount).toBe(3)
})

test('what is gone is not found, and what is new is read', async () => {
  const first = await again([])
  await rm(join(folder, 'customers.csv'))
  await put('orders.csv', 'a,b\n1,2\n')
  const { assets, recalled } = await again(first.assets)
  expect([recalled, names(assets)]).toEqual([['part-{N}.parquet'], ['notes.pdf', 'orders.csv', 'part-{N}.parquet']])
})

test('what was read in another way is read again', async () => {
  const first = await again([])
  expect((await again(first.assets, 'by other rules')).recalled).toEqual([])
})

test('what could not be read is tried each time, and is named each time', async () => {
  await put('broken.parquet', sampleParquet().subarray(0, 900))
  const first = await again([])
  const second = await again(first.assets)
  expect(second.recalled).not.toContain('broken.parquet')
  expect(second.exceptions).toMatchObject([{ reason: 'FileNotReadable' }])
})

test('what was changed a moment ago may change again at the same time: it is read the next time', async () => {
  await put('customers.csv', sampleCsv(), new Date())
  const first = await again([])
  expect((await again(first.assets)).recalled).toEqual(['part-{N}.parquet'])
})
