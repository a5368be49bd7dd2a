import type { DiscoveredAsset } from '@mooring/contract'
import { expect, test } from 'vitest'
import { aSink, wholeSource } from '../testing/collectScan.ts'
import { countingSampling } from '../testing/countingSampling.ts'
import { sampleCsv, sampleOrc, sampleParquet } from '../testing/sampleFiles.ts'
import { deliverFiles, type FileDelivery } from './deliverFiles.ts'
import { FileNotReadable } from './FileNotReadable.ts'
import type { FoundFile } from './FoundFile.ts'
import { readFooter } from './parquet/readFooter.ts'
import { memoryFile } from './RandomAccessFile.ts'

const never = new AbortController().signal

/** A file of this path; the latest by its number, and without content when that is null. */
const aFile = (path: string, number = 0, content: Buffer | null = null): FoundFile => ({
  path: path.split('/'),
  size: content?.length ?? 10,
  modifiedAt: new Date(1_700_000_000_000 + number * 1000),
  revision: null,
  open: () =>
    content === null
      ? Promise.reject(new FileNotReadable('nobody may'))
      : Promise.resolve({ ...memoryFile(content), close: () => Promise.resolve() }),
})

async function delivered(files: Iterable<FoundFile>, job: FileDelivery['job'] = wholeSource) {
  const names: string[] = []
  const assets: DiscoveredAsset[] = []
  const notLookedAt: Record<string, string> = {}
  const exceptions: string[] = []
  const sink = aSink({
    assets: async (batch) => {
      assets.push(...batch)
      names.push(...batch.map(({ qualifiedName, fileCount = 1, columns }) => `${qualifiedName} ${fileCount} ${columns.length}`))
      for (const asset of batch) if (asset.notLookedAt !== undefined) notLookedAt[asset.name] = asset.notLookedAt
    },
    exception: ({ reason, target }) => void exceptions.push(`${reason} ${target}`),
  })
  const listed = (async function* () {
    yield* files
  })()
  await deliverFiles({ files: listed, naming: { qualifiedPrefix: 'x:/', folder: '/f' }, job, sink }, never)
  return { names: names.toSorted(), assets, exceptions, notLookedAt }
}

test('files are one asset only where they differ in what varies, and only with others', async () => {
  const { names } = await delivered(
    ['a/x1.bin', 'a/x2.bin', 'a/y1.bin', 'b/x1.bin', 'b/z.bin', '2026/x.bin', '2027/x.bin', '7.bin', '8.txt'].map((path) => aFile(path)),
  )
  expect(names).toEqual([
    'x:/7.bin 1 0',
    'x:/8.txt 1 0',
    'x:/a/x{N}.bin 2 0',
    'x:/a/y1.bin 1 0',
    'x:/b/x1.bin 1 0',
    'x:/b/z.bin 1 0',
    'x:/{N}/x.bin 2 0',
  ])
})

test('the schema of a set is that of its newest file, or of its first when that cannot be read', async () => {
  const { names, exceptions, notLookedAt } = await delivered([aFile('a1.csv', 1, sampleCsv()), aFile('a2.csv', 3), aFile('a3.csv', 2)])
  expect({ names, exceptions, notLookedAt }).toEqual({
    names: ['x:/a{N}.csv 3 3'],
    exceptions: ['FileNotReadable /f/a2.csv'],
    notLookedAt: {},
  })
})

test('of a file that cannot be read is said that its columns were not looked at, of one whose values cannot be that those were not', async () => {
  const empty = { ...aFile('e2.csv', 2), size: 0 }
  const files = [aFile('a.csv'), aFile('b.csv', 0, sampleCsv()), aFile('c.bin'), aFile('d.orc', 0, sampleOrc()), aFile('e1.csv', 1), empty]
  const { notLookedAt } = await delivered(files, { ...wholeSource, sampling: countingSampling(20) })
  expect(notLookedAt).toEqual({ 'a.csv': 'columns', 'd.orc': 'values', 'e{N}.csv': 'columns' })
})

test('of a file some of whose columns cannot be read is said of the others what they look like, and be it nothing', async () => {
  const damaged = sampleParquet()
  const { groups } = await readFooter(memoryFile(damaged), 1, never)
  damaged.fill(255, groups[0]?.chunks[2]?.start, (groups[0]?.chunks[2]?.start ?? 0) + 8)
  const { assets, exceptions } = await delivered([aFile('a.parquet', 0, damaged)], { ...wholeSource, sampling: countingSampling(20) })
  expect(exceptions).toEqual(['FileNotSampled /f/a.parquet'])
  expect(assets[0]?.notLookedAt).toBe('values')
  expect(assets[0]?.columns.map(({ name, classifications }) => [name, classifications?.length])).toEqual([
    ['id', 0],
    ['email', 1],
    ['score', undefined],
  ])
})

test('a name that is too long for the contract is an exception', async () => {
  const { names, exceptions } = await delivered([aFile(`${'ü'.repeat(400)}.bin`)])
  expect(names).toEqual([])
  expect(exceptions).toEqual([expect.stringMatching(/^NameTooLong \/f\/ü+/)])
})

test('a hundred thousand files of many shapes take no more memory than their shapes', async () => {
  function* files() {
    for (let folder = 0; folder < 100; folder++)
      for (let number = 0; number < 1000; number++)
        yield aFile(`in ${'abcdefghij'[folder % 10]}${'abcdefghij'[Math.floor(folder / 10)]}/part-${number}.bin`)
  }
  const { names } = await delivered(files())
  expect(names).toHaveLength(100)
  expect(names[0]).toBe('x:/in%20aa/part-{N}.bin 1000 0')
})

test('more shapes at a time than are counted are delivered as files, each once', async () => {
  function* files() {
    for (let shape = 0; shape < 21_000; shape++) yield aFile(`${shape.toString(2).replaceAll('0', 'x').replaceAll('1', 'y')}-${shape}.bin`)
    yield aFile('x-1.bin')
  }
  const { names } = await delivered(files())
  expect(new Set(names).size).toBe(names.length)
})

function* withoutEnd(): Generator<FoundFile> {
  for (let number = 1; ; number++) yield aFile(`a/part-${number}.csv`, number, sampleCsv())
}

test('a source that is only tried is left after the first files, which are looked into', async () => {
  expect((await delivered(withoutEnd(), { ...wholeSource, filesMax: 1 })).names).toEqual(['x:/a/part-1.csv 1 3'])
})
