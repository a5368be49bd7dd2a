import { once } from 'node:events'
import { createServer as createHttpServer, get } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { BlobServiceClient, StorageSharedKeyCredential, type ContainerClient } from '@azure/storage-blob'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FoundFile } from '../files/FoundFile.ts'
import { ScanError } from '../ScanError.ts'
import type { OpenCredential, JobOf } from '../Scanner.ts'
import { aSink, collectScan, wholeSource } from '../testing/collectScan.ts'
import { countingSampling } from '../testing/countingSampling.ts'
import { KeptAssets } from '../testing/KeptAssets.ts'
import { sampleCsv, sampleParquet } from '../testing/sampleFiles.ts'
import { startAzurite, type AzuriteServer } from '../testing/startAzurite.ts'
import { listFiles } from './listFiles.ts'
import { storageAccount } from './StorageAccount.ts'
import { adlsGen2Scanner, azureStorageScanner } from './storageScanners.ts'

type Job = JobOf<'AzureStorageCredential', 'AzureStorage'>

let server: AzuriteServer
let lake: ContainerClient
const put = (name: string, content: Buffer, metadata?: Record<string, string>) =>
  lake.getBlockBlobClient(name).upload(content, content.length, metadata === undefined ? {} : { metadata })

beforeAll(async () => {
  server = await startAzurite()
  const service = new BlobServiceClient(server.endpoint, new StorageSharedKeyCredential(server.account, server.accountKey))
  lake = service.getContainerClient('lake-1')
  await lake.create()
  await service.getContainerClient('lake-2').create()
  await service.getContainerClient('lake-2').getBlockBlobClient('only here.csv').upload(sampleCsv(), sampleCsv().length)
  await put('customers.csv', sampleCsv())
  await put('folder', Buffer.alloc(0), { hdi_isfolder: 'true' })
  for (const day of ['01', '02', '03']) await put(`sales/2026/${day}/part-000${day}.parquet`, sampleParquet())
  await put('broken/half.parquet', sampleParquet().subarray(0, 900))
  await put('broken/empty.json', Buffer.alloc(0))
}, 90_000)
afterAll(() => server.stop())

const accountKey = (key = server.accountKey): OpenCredential => ({ kind: 'AccountKey', properties: { accountKey: key } })

function aJob(change: Partial<Job> = {}, endpoint = `${server.endpoint}/`): Job {
  const properties = { connectedVia: { referenceName: 'rt1' }, credential: { referenceName: 'c1', credentialType: 'AccountKey' as const } }
  return {
    scan: { kind: 'AzureStorageCredential', properties },
    source: { kind: 'AzureStorage', properties: { endpoint } },
    credential: accountKey(),
    ...wholeSource,
    ...change,
  }
}

async function failureOf(job: Job): Promise<ScanError> {
  const error: unknown = await collectScan(azureStorageScanner, job).catch((thrown: unknown) => thrown)
  if (!(error instanceof ScanError)) throw new Error('the scan did not fail as a scan does', { cause: error })
  expect(`${error.message} ${JSON.stringify(error.cause)} ${String(error.cause)}`).not.toMatch(/planted|SharedKey|[A-Za-z0-9+/]{40}/)
  return error
}

test('all containers of an account are scanned, and what cannot be read is named', async () => {
  const { assets, exceptions } = await collectScan(azureStorageScanner, aJob({ sampling: countingSampling(20) }))
  const named = Object.fromEntries(assets.map((asset) => [asset.qualifiedName.slice(server.endpoint.length + 1), asset]))
  expect(Object.keys(named).toSorted()).toEqual([
    'lake-1/broken/empty.json',
    'lake-1/broken/half.parquet',
    'lake-1/customers.csv',
    'lake-1/sales/{Year}/{Month}/part-{N}.parquet',
    'lake-2/only%20here.csv',
  ])
  expect(named['lake-1/customers.csv']).toMatchObject({ kind: 'file', schemaName: 'lake-1', format: 'csv', sizeBytes: sampleCsv().length })
  expect(named['lake-1/customers.csv']?.columns.map(({ name, classifications = [] }) => `${name} ${classifications.length}`)).toEqual([
    'id 0',
    'email 1',
    'score 0',
  ])
  expect(named['lake-1/sales/{Year}/{Month}/part-{N}.parquet']).toMatchObject({
    ...{ kind: 'resourceSet', fileCount: 3, name: 'part-{N}.parquet', schemaName: 'lake-1/sales/{Year}/{Month}' },
    modifiedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  })
  expect(named['lake-1/sales/{Year}/{Month}/part-{N}.parquet']?.columns).toHaveLength(3)
  expect(exceptions.map(({ reason, target }) => `${reason} ${target}`).toSorted()).toEqual([
    'FileEmpty lake-1/broken/empty.json',
    'FileNotReadable lake-1/broken/half.parquet',
  ])
})

test('blobs that have the tag that they had are not read again', async () => {
  const again = async (memory: KeptAssets) => ({ ...(await collectScan(azureStorageScanner, aJob({ memory }))), recalled: memory.recalled })
  const first = await again(new KeptAssets([]))
  // Written anew with the same content: another tag.
  await put('customers.csv', sampleCsv())
  const second = await again(new KeptAssets(first.assets))
  expect([first.recalled, second.recalled.toSorted()]).toEqual([[], ['only here.csv', 'part-{N}.parquet']])
  expect(second.assets.map(({ columns }) => columns.length)).toEqual(first.assets.map(({ columns }) => columns.length))
})

test('a data lake is scanned through its blobs', async () => {
  const job = aJob()
  const { assets } = await collectScan(adlsGen2Scanner, {
    ...job,
    scan: { ...job.scan, kind: 'AdlsGen2Credential' },
    source: { ...job.source, kind: 'AdlsGen2' },
  })
  expect(assets).toHaveLength(5)
})

test.each([
  ['https://acme.blob.core.windows.net/', 'https://acme.blob.core.windows.net/', 'https://acme.blob.core.windows.net'],
  ['https://Acme.dfs.core.windows.net', 'https://acme.dfs.core.windows.net/', 'https://acme.blob.core.windows.net'],
  ['http://127.0.0.1:10000/devstoreaccount1', 'http://127.0.0.1:10000/devstoreaccount1/', 'http://127.0.0.1:10000/devstoreaccount1'],
])('the account at %s has files that are named %s and served at %s', (endpoint, qualifiedPrefix, blobUrl) => {
  expect(storageAccount(endpoint)).toMatchObject({ qualifiedPrefix, blobUrl })
})

test.each(['http://127.0.0.1:10000/', 'ftp://acme/', 'https://ada:planted@acme.blob.core.windows.net/', 'https://', 'http://[::1]/'])(
  '%s is no account',
  async (endpoint) => {
    expect(storageAccount(endpoint)).toBeNull()
    expect((await failureOf(aJob({}, endpoint.includes('planted') ? 'https://' : endpoint))).code).toBe('SourceUnreachable')
  },
)

test('a key that is wrong is said to be so, and is in no error', async () => {
  const wrong = Buffer.from('planted-key-that-is-wrong-and-long-enough-to-be-one').toString('base64')
  const error = await failureOf(aJob({ credential: accountKey(wrong) }))
  expect(['SourceCredentialRefused', 'SourcePermissionDenied']).toContain(error.code)
  expect(error.message).toContain(new URL(server.endpoint).host)
  expect(error.message).not.toContain(wrong)
})

test.each<[OpenCredential | null, string, string]>([
  [null, 'CredentialNotFound', 'names no credential'],
  [{ kind: 'AccountKey', properties: {} }, 'CredentialNotFound', 'no accountKey'],
  [{ kind: 'ServicePrincipal', properties: { tenant: 't' } }, 'CredentialNotFound', 'no servicePrincipalId'],
  [{ kind: 'SqlAuth', properties: {} }, 'ScanFailed', 'AccountKey or ServicePrincipal'],
])('a credential that cannot open an account says which can (%#)', async (credential, code, why) => {
  expect(await failureOf(aJob({ credential }))).toMatchObject({ code, message: expect.stringContaining(why) as string })
})

/** A server that takes connections and never answers. */
async function aSilentServer(): Promise<{ server: Server; endpoint: string }> {
  const silent = createServer((socket) => socket.on('error', () => socket.destroy())).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  return { server: silent, endpoint: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/testaccount` }
}

test('a service that nobody runs is unreachable', async () => {
  const { server: silent, endpoint } = await aSilentServer()
  silent.close()
  await once(silent, 'close')
  expect(await failureOf(aJob({}, endpoint))).toMatchObject({ code: 'SourceUnreachable' })
}, 60_000)

test('a scan of a service that does not answer ends at once when it is aborted', async () => {
  const { server: silent, endpoint } = await aSilentServer()
  const controller = new AbortController()
  silent.once('connection', () => controller.abort(new Error('stopped')))
  await expect(azureStorageScanner.scan(aJob({}, endpoint), aSink({}), controller.signal)).rejects.toThrow('stopped')
  silent.close()
})

/** The way to the service on which no content of a blob ever arrives: `asked` resolves when some is asked for. */
async function withoutContent(): Promise<{ endpoint: string; asked: Promise<void>; close: () => void }> {
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  const relay = createHttpServer((request, response) => {
    if (request.headers['x-ms-range'] !== undefined) return resolve()
    const { method, headers, url = '/' } = request
    get(new URL(url, server.endpoint), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
  }).listen(0, '127.0.0.1')
  await once(relay, 'listening')
  const close = () => {
    relay.close()
    relay.closeAllConnections()
  }
  return { endpoint: `http://127.0.0.1:${(relay.address() as AddressInfo).port}/${server.account}`, asked, close }
}

test('a scan that waits for the content of a blob ends at once when it is aborted', async () => {
  const { endpoint, asked, close } = await withoutContent()
  const controller = new AbortController()
  const scan = azureStorageScanner.scan(aJob({ sampling: countingSampling(5) }, endpoint), aSink({}), controller.signal)
  const outcome = scan.catch((reason: unknown) => reason)
  await asked
  const stop = new Error('stopped')
  controller.abort(stop)
  expect(await outcome).toBe(stop)
  close()
})

test('a blob that changes after it was listed, or is gone, cannot be read and says why', async () => {
  await put('zz/rows.csv', sampleCsv())
  const account = storageAccount(server.endpoint)
  if (account === null) throw new Error('no account')
  const never = new AbortController().signal
  const files: FoundFile[] = []
  for await (const file of listFiles(account, lake, never)) files.push(file)
  const file = await files.find(({ path }) => path.join('/') === 'zz/rows.csv')?.open(never)
  expect(Buffer.from((await file?.read(3, 5, never)) ?? []).toString()).toBe('email')
  await put('zz/rows.csv', Buffer.concat([sampleCsv(), sampleCsv()]))
  await expect(file?.read(0, 5, never)).rejects.toThrow('it changed while it was read')
  await lake.getBlobClient('zz/rows.csv').delete()
  await expect(file?.read(0, 5, never)).rejects.toThrow(/was gone|changed/)
})
