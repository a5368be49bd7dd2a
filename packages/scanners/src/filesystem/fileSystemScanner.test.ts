import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assetsPerCallMax } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ScanError } from '../ScanError.ts'
import type { JobOf } from '../Scanner.ts'
import { aSink, collectScan, wholeSource } from '../testing/collectScan.ts'
import { countingSampling } from '../testing/countingSampling.ts'
import { sampleAvro, sampleCsv, sampleParquet } from '../testing/sampleFiles.ts'
import { fileSystemScanner, namingOf } from './fileSystemScanner.ts'

type Job = JobOf<'FileSystem', 'FileSystem'>

let base: string
let root: string
let socket: Server
const never = new AbortController().signal
const prefix = () => namingOf(root).qualifiedPrefix
const put = async (path: string, content: Buffer | string) => {
  await mkdir(join(base, path, '..'), { recursive: true })
  await writeFile(join(base, path), content)
}

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'mooring-files-')))
  root = join(base, 'data')
  await put('data/customers.csv', sampleCsv())
  await put('data/lake/events.avro', await sampleAvro())
  await put('data/lake/notes.pdf', 'not looked into')
  await put('data/lake/odd "name" \u{1F6A2}\n#{N}.csv', 'a,b\n1,2\n')
  for (const day of ['01', '02', '03']) await put(`data/sales/2026/${day}/part-000${day}.parquet`, sampleParquet())
  await utimes(join(root, 'sales/2026/02/part-00002.parquet'), new Date(), new Date('2040-01-01T00:00:00Z'))
  await put('data/broken/half.parquet', sampleParquet().subarray(0, 900))
  await put('data/broken/empty.csv', '')
  await put('outside/secret.csv', 'a,b\n1,2\n')
  await symlink(join(base, 'outside'), join(root, 'to-outside'))
  await symlink(join(base, 'outside/secret.csv'), join(root, 'secret.csv'))
  await symlink('..', join(root, 'lake/around'))
  await symlink('nowhere', join(root, 'lake/nowhere'))
  execFileSync('mkfifo', [join(root, 'lake/pipe.csv')])
  socket = createServer().listen(join(root, 'lake/socket'))
})
afterAll(async () => {
  socket.close()
  await rm(base, { recursive: true, force: true })
})

function aJob(change: Partial<Job> = {}, path = root): Job {
  return {
    scan: { kind: 'FileSystem', properties: { connectedVia: { referenceName: 'rt1' } } },
    source: { kind: 'FileSystem', properties: { path } },
    credential: null,
    allowedPaths: [base],
    ...wholeSource,
    ...change,
  }
}

async function failureOf(job: Job): Promise<ScanError> {
  const error: unknown = await collectScan(fileSystemScanner, job).catch((thrown: unknown) => thrown)
  if (!(error instanceof ScanError)) throw new Error('the scan did not fail as a scan does', { cause: error })
  return error
}

// Linux alone keeps names that are no text.
test.runIf(process.platform === 'linux')('what has a name that is not UTF-8 is said to have one, not to be gone', async () => {
  const folder = join(base, 'latin')
  const named = (name: string) => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')])
  await put('latin/plain.csv', 'a,b\n1,2\n')
  await writeFile(named('caf\u00e9.csv'), 'a,b\n1,2\n')
  await mkdir(named('stra\u00dfe'))
  await symlink('plain.csv', named('t\u00fcr.csv'))
  const { assets, exceptions } = await collectScan(fileSystemScanner, aJob({}, folder))
  expect(assets.map(({ name }) => name)).toEqual(['plain.csv'])
  expect(exceptions.map(({ reason, target }) => `${reason} ${target}`).toSorted()).toEqual(
    ['caf\uFFFD.csv', 'stra\uFFFDe', 't\uFFFDr.csv'].map((name) => `NameNotReadable ${join(folder, name)}`),
  )
})

test('a folder is scanned with all below it, and what cannot be read is named', async () => {
  const { assets, exceptions } = await collectScan(fileSystemScanner, aJob({ sampling: countingSampling(50) }))
  const named = Object.fromEntries(assets.map((asset) => [asset.qualifiedName.slice(prefix().length), asset]))
  expect(Object.keys(named).toSorted()).toEqual([
    'broken/empty.csv',
    'broken/half.parquet',
    'customers.csv',
    'lake/events.avro',
    'lake/notes.pdf',
    'lake/odd%20%22name%22%20%F0%9F%9A%A2%0A%23%7BN%7D.csv',
    'sales/{Year}/{Month}/part-{N}.parquet',
  ])
  expect(named['customers.csv']).toMatchObject({
    kind: 'file',
    schemaName: root,
    name: 'customers.csv',
    format: 'csv',
    rowEstimate: expect.any(Number) as number,
  })
  expect(named['customers.csv']?.columns[1]).toEqual({
    ...{ name: 'email', type: 'string', nullable: true, position: 2 },
    classifications: [{ name: 'HAS.AT', sampled: 34, matched: 34 }],
  })
  expect(named['lake/notes.pdf']).toMatchObject({ kind: 'file', columns: [], sizeBytes: 15 })
  const size = sampleParquet().length * 3
  expect(named['sales/{Year}/{Month}/part-{N}.parquet']).toMatchObject({
    ...{ kind: 'resourceSet', fileCount: 3, sizeBytes: size, modifiedAt: '2040-01-01T00:00:00.000Z', format: 'parquet' },
    ...{ name: 'part-{N}.parquet', schemaName: join(root, 'sales/{Year}/{Month}') },
  })
  expect(named['sales/{Year}/{Month}/part-{N}.parquet']?.columns.map(({ name }) => name)).toEqual(['id', 'email', 'score'])
  expect(exceptions.map(({ reason, target }) => `${reason} ${target.slice(root.length + 1)}`).toSorted()).toEqual([
    'FileEmpty broken/empty.csv',
    'FileNotReadable broken/half.parquet',
    'LinkNotFollowed lake/nowhere',
    'LinkNotFollowed secret.csv',
    'LinkNotFollowed to-outside',
    'NotAFile lake/pipe.csv',
    'NotAFile lake/socket',
  ])
  expect(assets.every((asset) => asset.qualifiedName.length <= 2048 && /^[\x21-\x7e]+$/.test(asset.qualifiedName))).toBe(true)
})

test('only what the scan covers is an asset, and only formats that are asked for are looked into', async () => {
  const covers = (name: string) => name.includes('/lake/')
  const { assets } = await collectScan(fileSystemScanner, aJob({ scope: { covers, formats: new Set(['csv']) } }))
  expect(assets.map(({ name, columns }) => `${name} ${columns.length}`).toSorted()).toEqual([
    'events.avro 0',
    'notes.pdf 0',
    'odd "name" \u{1F6A2}\n#{N}.csv 2',
  ])
})

test.each([
  ['csv', `${Array.from({ length: 2500 }, (_, index) => `c${index}`).join()}\n${'x,'.repeat(2499)}${'y'.repeat(9000)}\n`],
  ['json', JSON.stringify(Array(2).fill(Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`c${index}`, 'y'.repeat(index)]))))],
])('of a %s file with too many columns the first are delivered, and of long values the beginning is looked at', async (ending, content) => {
  await put(`wide-${ending}/a.${ending}`, content)
  const sampling = countingSampling(10)
  const { assets, exceptions } = await collectScan(fileSystemScanner, aJob({ sampling }, join(base, `wide-${ending}`)))
  expect(assets[0]?.columns).toHaveLength(2000)
  expect(exceptions).toMatchObject([{ reason: 'TooManyColumns' }])
  expect(sampling.lengthMax).toBeLessThanOrEqual(1024)
})

test.each([
  ['the folder itself', () => root, () => [root]],
  ['a folder above it', () => root, () => ['/nowhere', base]],
  ['a folder that is written with detours', () => `${root}/../data/./`, () => [`${base}/x/..`]],
])('%s allows a scan', async (_, path, allowed) => {
  const { assets } = await collectScan(fileSystemScanner, aJob({ allowedPaths: allowed() }, path()))
  expect(assets.map(({ qualifiedName }) => qualifiedName)).toContain(`${prefix()}customers.csv`)
})

test.each([
  ['nothing is allowed', () => root, () => []],
  ['another folder is', () => root, () => [join(base, 'outside')]],
  ['only a folder is whose name begins alike', () => root, () => [join(base, 'dat')]],
  ['only one below is', () => root, () => [join(root, 'lake')]],
  ['the path leads out again', () => join(root, 'lake', '..', '..', 'outside'), () => [root]],
  ['a link leads out', () => join(root, 'to-outside'), () => [root]],
  ['it is not there, which nobody outside learns', () => join(base, 'absent'), () => [root]],
  ['it is not absolute', () => root, () => ['.', '']],
])('a scan is refused with how to allow it when %s', async (_, path, allowed) => {
  const error = await failureOf(aJob({ allowedPaths: allowed() }, path()))
  expect(error.code).toBe('SourcePathNotAllowed')
  expect(error.message).toContain('MOORING_NODE_ALLOWED_PATHS')
})

test.each([
  [() => join(root, 'absent'), 'nothing of this name'],
  [() => join(root, 'customers.csv'), 'not a folder'],
  [() => join(root, 'customers.csv/below'), 'nothing of this name'],
  [() => 'D:\\data', 'not a path of this kind of system'],
  [() => '\\\\server\\share', 'not a path of this kind of system'],
])('a path that is no folder is said to be so', async (path, why) => {
  expect(await failureOf(aJob({}, path()))).toMatchObject({ code: 'SourcePathNotFound', message: expect.stringContaining(why) as string })
})

test('the folders that a scan may not read are named, and the others are scanned', async (context) => {
  await put('locked/open/a.csv', 'a,b\n1,2\n')
  await put('locked/closed/b.csv', 'a,b\n1,2\n')
  await put('locked/file.csv', 'a,b\n1,2\n')
  await chmod(join(base, 'locked/closed'), 0)
  context.onTestFinished(() => chmod(join(base, 'locked/closed'), 0o700))
  await chmod(join(base, 'locked/file.csv'), 0)
  // Root may read everything.
  if (process.getuid?.() === 0) return context.skip()
  const { assets, exceptions } = await collectScan(fileSystemScanner, aJob({}, join(base, 'locked')))
  expect(assets.map(({ name }) => name).toSorted()).toEqual(['a.csv', 'file.csv'])
  expect(exceptions.map(({ reason }) => reason).toSorted()).toEqual(['FileNotReadable', 'FolderNotReadable'])
})

test('a folder whose files vanish and come while it is read is scanned to its end', async () => {
  for (let index = 0; index < 300; index++) await put(`moving/${index % 3}/f${'abcdefghij'[index % 10]}${index}.csv`, 'a,b\n1,2\n')
  let delivered = 0
  const sink = aSink({
    async assets(batch) {
      delivered += batch.length
    },
    progress: () => void rm(join(base, 'moving/2'), { recursive: true, force: true }),
  })
  await fileSystemScanner.scan(aJob({}, join(base, 'moving')), sink, never)
  expect(delivered).toBeGreaterThan(0)
})

test('batches are as large as a console takes, and progress is said', async () => {
  const names = Array.from({ length: 450 }, (_, index) => String(index).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? ''))
  for (const name of names) await put(`many/${name}.txt`, 'x')
  const seen: number[] = []
  const sizes: number[] = []
  const sink = aSink({ assets: async (batch) => void sizes.push(batch.length), progress: ({ objectsSeen }) => void seen.push(objectsSeen) })
  await fileSystemScanner.scan(aJob({}, join(base, 'many')), sink, never)
  expect(sizes.reduce((sum, size) => sum + size)).toBe(450)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(assetsPerCallMax)
  expect(seen.at(-1)).toBe(450)
})

test('an aborted scan ends with the reason', async () => {
  const controller = new AbortController()
  const sink = aSink({ assets: async () => controller.abort(new Error('stopped')) })
  await expect(fileSystemScanner.scan(aJob(), sink, controller.signal)).rejects.toThrow('stopped')
  await expect(fileSystemScanner.scan(aJob(), aSink({}), controller.signal)).rejects.toThrow('stopped')
})

test('what the sink throws ends the scan', async () => {
  const sink = aSink({ assets: () => Promise.reject(new Error('the console is gone')) })
  await expect(fileSystemScanner.scan(aJob(), sink, never)).rejects.toThrow('the console is gone')
})

test.each([
  ['/srv/data', 'file:///srv/data/', '/srv/data'],
  ['/', 'file:///', ''],
  ['D:\\my data', 'file:///D:/my%20data/', 'D:\\my data'],
  ['\\\\server\\share', 'file://server/share/', '\\\\server\\share'],
])('files below %s are named %s', (path, qualifiedPrefix, folder) => expect(namingOf(path)).toEqual({ qualifiedPrefix, folder }))
