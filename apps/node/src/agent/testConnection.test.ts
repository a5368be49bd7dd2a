/** The way to a storage account that lists its containers, and refuses or delays the rest. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import type { ConnectionProgress, NodeTask } from '@mooring/contract'
import { afterEach, expect, test, vi } from 'vitest'
import { openLog } from '../log.ts'
import { noProxy } from '../proxy.ts'
import { testConnection } from './testConnection.ts'

const containers = `<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Containers>
  <Container><Name>sales</Name><Properties/></Container><Container><Name>people</Name><Properties/></Container>
  </Containers><NextMarker/></EnumerationResults>`

let account: Server | null = null
afterEach(() => {
  account?.close()
  account?.closeAllConnections()
})

const blobs = `<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs>
  <Blob><Name>notes.txt</Name><Properties><Last-Modified>Mon, 05 Jan 2026 10:00:00 GMT</Last-Modified><Content-Length>5</Content-Length><Etag>"1"</Etag></Properties></Blob>
  </Blobs><NextMarker/></EnumerationResults>`

/** An account whose containers nobody may list but the one that it opens; of itself it tells, unless it is silent. */
async function anAccount({ isSilent = false, opens = '' } = {}): Promise<string> {
  account = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://account')
    response.setHeader('content-type', 'application/xml')
    if (url.pathname === '/') return response.end()
    if (url.searchParams.get('restype') !== 'container' && isSilent) return undefined
    if (url.searchParams.get('restype') !== 'container') return response.end(containers)
    if (url.pathname === `/account/${opens}`) return response.end(blobs)
    const code = 'AuthorizationPermissionMismatch'
    return response.writeHead(403, { 'x-ms-error-code': code }).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
  }).listen(0, '127.0.0.1')
  await once(account, 'listening')
  return `127.0.0.1:${(account.address() as AddressInfo).port}`
}

type Target = Extract<NodeTask, { kind: 'testConnection' }>['targets'][number]

async function tryOut(at: string, { before = [], ...change }: { timeoutMs?: number; signal?: AbortSignal; before?: Target[] } = {}) {
  const [host = '', port] = at.split(':')
  const target = { purpose: 'dataSource' as const, host, port: Number(port), protocol: 'http' as const }
  const scan = {
    kind: 'AzureStorageCredential' as const,
    properties: { credential: { referenceName: 'c', credentialType: 'AccountKey' as const }, connectedVia: { referenceName: 'r' } },
  }
  const progress: ConnectionProgress[] = []
  const report = await testConnection(
    {
      ...{ taskId: 't', kind: 'testConnection', scan, targets: [...before, target] },
      source: { kind: 'AzureStorage', properties: { endpoint: `http://${at}/account` } },
      credential: { kind: 'AccountKey', typeProperties: { accountKey: { type: 'SecureString', value: btoa('a key') } } },
    },
    {
      ...{ home: tmpdir(), proxy: noProxy, ca: null, log: openLog({ write: () => undefined }), signal: AbortSignal.timeout(20_000) },
      onProgress: (said) => progress.push(said),
      ...change,
    },
  )
  return { report, last: report.steps.at(-1), said: progress.at(-1) }
}

test('a source of which nothing can be read fails, with how much of it and why', async () => {
  const { report, last } = await tryOut(await anAccount())
  expect(report.verdict).toBe('fail')
  expect(last).toMatchObject({ step: 'read', verdict: 'fail', fix: expect.stringContaining('credential') as string })
  expect(last?.found).toBe(
    'Nothing could be read. What could not be read: ContainerNotReadable 2. The first is sales: It could not be listed: the credential may not read it (AuthorizationPermissionMismatch).',
  )
})

test('a source of which the first object can be read, but not all before it, passes with a warning', async () => {
  const { report, last } = await tryOut(await anAccount({ opens: 'people' }))
  expect(report.verdict).toBe('warning')
  expect(last?.found).toMatch(/^The first object was read\. What could not be read: ContainerNotReadable 1\. The first is sales: /)
})

test('a source that does not answer in time fails at that step, and the steps before it are told', async () => {
  const { report, last, said } = await tryOut(await anAccount({ isSilent: true }), { timeoutMs: 1000 })
  expect(report.steps.map(({ step, verdict }) => `${step} ${verdict}`)).toEqual([
    'credential pass',
    'dns pass',
    'tcp pass',
    'http pass',
    'read fail',
  ])
  expect(last).toMatchObject({ found: expect.stringContaining('1 seconds') as string, fix: expect.any(String) as string })
  expect(said).toEqual({ taken: report.steps, ahead: [] })
})

test('of two ways the second is not taken when the first fails, as was said that nothing is ahead', async () => {
  const before: Target[] = [{ purpose: 'dataSource', host: '127.0.0.1', port: 1, protocol: 'tcp' }]
  const { report, said } = await tryOut(await anAccount(), { before })
  expect(report.steps.map(({ step, verdict }) => `${step} ${verdict}`)).toEqual(['credential pass', 'dns pass', 'tcp fail'])
  expect(said).toEqual({ taken: report.steps, ahead: [] })
})

test('a test whose node stops has no result', async () => {
  const stop = new AbortController()
  const testing = tryOut(await anAccount({ isSilent: true }), { signal: stop.signal })
  account?.on('request', ({ url }: { url?: string }) => url?.startsWith('/account') && stop.abort(new Error('stopped')))
  await expect(testing).rejects.toThrow('stopped')
})

test('a mistake that nobody foresaw is a step that failed, with a sentence, and stands in the log', async () => {
  vi.stubEnv('MOORING_NODE_ALLOWED_PATHS', '/')
  // No system takes such a path, and no scanner foresees one.
  const odd = {
    ...{ taskId: 't', kind: 'testConnection', targets: [] },
    scan: { kind: 'FileSystem', properties: { connectedVia: { referenceName: 'any' } } },
    source: { kind: 'FileSystem', properties: { path: '/odd\0' } },
  } as unknown as Extract<NodeTask, { kind: 'testConnection' }>
  const lines: string[] = []
  const log = openLog({ write: (line) => lines.push(line) })
  const context = { home: tmpdir(), proxy: noProxy, ca: null, log, signal: AbortSignal.timeout(20_000), onProgress: () => undefined }
  const report = await testConnection(odd, context)
  vi.unstubAllEnvs()
  expect(report.verdict).toBe('fail')
  expect(report.steps.at(-1)).toMatchObject({ step: 'read', verdict: 'fail', fix: expect.any(String) as string })
  expect(report.steps.at(-1)?.found).toMatch(
    /^A mistake in the program of the node ended the connection test: .*null bytes.*'\. The log of the node says where\.$/,
  )
  expect(lines.join('')).toContain('openSourceFolder.ts')
})
