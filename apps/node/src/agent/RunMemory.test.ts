import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { console as consoleFace, purview, type LeasedRun } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { systemClock } from '../Clock.ts'
import { openAnonymousClient } from '../consoleClient.ts'
import { openLog } from '../log.ts'
import { aRegisteredNode, findRun, openTestSite, startAgent, type TestAgent, type TestSite } from '../testing/openTestSite.ts'
import { Lease } from './Lease.ts'
import { RunMemory } from './RunMemory.ts'

let site: TestSite
const agents: TestAgent[] = []
const longAgo = new Date('2020-01-01T00:00:00Z')
const mails = 'who,mail\n1,ada@example.com\n2,bob@example.com\n3,eve@example.com\n'

beforeAll(async () => {
  site = await openTestSite()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(agents.splice(0).map(({ stop }) => stop()))
})
afterAll(() => site.close())

/** A folder with files, a scan of it through a node that runs, and what people do with them. */
async function aScannedFolder(name: string) {
  const folder = join(site.folder, name)
  await mkdir(folder, { recursive: true })
  vi.stubEnv('MOORING_NODE_ALLOWED_PATHS', folder)
  const { runtime, config } = await aRegisteredNode(site)
  agents.push(await startAgent(config))
  const params = { dataSourceName: name, scanName: name }
  await site.at.call(purview.putDataSource, { params, body: { kind: 'FileSystem', properties: { path: folder } } })
  const connectedVia = { referenceName: runtime, integrationRuntimeType: 'SelfHosted' as const }
  const putScan = (properties: { scanRulesetName?: string; scanRulesetType?: 'Custom' } = {}) =>
    site.at.call(purview.putScan, { params, body: { kind: 'FileSystem', properties: { connectedVia, ...properties } } })
  await putScan()
  const put = async (file: string, content: string) => {
    await writeFile(join(folder, file), content)
    await utimes(join(folder, file), longAgo, longAgo)
  }
  const run = async (scanLevel: 'Full' | 'Incremental') => {
    const runId = randomUUID()
    await site.at.call(purview.startRun, { params, query: { runId, scanLevel } })
    await expect.poll(async () => (await findRun(site, runId)).status, { timeout: 20_000 }).toBe('Succeeded')
    const { value } = await site.at.call(consoleFace.readRunLog, { params: { runId }, query: {} })
    const [, notRead = '0'] = /(\d+) assets are as they were/.exec(value.map(({ message }) => message).join('\n')) ?? []
    const { added, changed, vanished } = (await findRun(site, runId)).discoveryExecutionDetails.statistics.assets
    return { notRead: Number(notRead), added, changed, vanished }
  }
  const classifications = async () => {
    const { value } = await site.at.call(consoleFace.listAssets, { query: { dataSourceName: name } })
    return Object.fromEntries(value.map((asset) => [asset.name, asset.classifications]))
  }
  const columns = async (file: string) => {
    const { value } = await site.at.call(consoleFace.listAssets, { query: { dataSourceName: name } })
    const assetId = value.find((asset) => asset.name === file)?.id ?? ''
    return (await site.at.call(consoleFace.getAsset, { params: { assetId } })).columns.map((column) => column.name)
  }
  return { folder, put, run, putScan, classifications, columns }
}

test('an incremental run reads what changed, keeps what was found in the rest, and marks what is gone', async () => {
  const { folder, put, run, classifications } = await aScannedFolder('changes')
  for (const file of ['same.csv', 'changed.csv', 'gone.csv']) await put(file, mails)
  expect(await run('Full')).toEqual({ notRead: 0, added: 3, changed: 0, vanished: 0 })
  await put('changed.csv', 'a,b\n1,2\n')
  await put('added.csv', mails)
  await rm(join(folder, 'gone.csv'))
  expect(await run('Incremental')).toEqual({ notRead: 1, added: 1, changed: 1, vanished: 1 })
  const email = ['MICROSOFT.PERSONAL.EMAIL']
  expect(await classifications()).toMatchObject({ 'same.csv': email, 'added.csv': email, 'changed.csv': [] })
  expect(await run('Incremental')).toEqual({ notRead: 3, added: 0, changed: 0, vanished: 0 })
})

test('the first run reads everything, whatever it is called, and so does each full one', async () => {
  const { put, run } = await aScannedFolder('firsts')
  await put('one.csv', mails)
  expect((await run('Incremental')).notRead).toBe(0)
  expect((await run('Full')).notRead).toBe(0)
  expect((await run('Incremental')).notRead).toBe(1)
})

test('files of an ending of the rule set itself are read as it says, also incrementally', async () => {
  const { put, run, putScan, classifications } = await aScannedFolder('own-types')
  for (const file of ['one.model', 'two.csv', 'three.off'])
    await put(file, 'who$mail\nAda$ada@example.com\nBob$bob@example.com\nEve$eve@example.com\n')
  const params = { scanRulesetName: 'own-types' }
  const email = ['MICROSOFT.PERSONAL.EMAIL']
  const putTypes = (customDelimiter: string) => {
    const customFileType = { builtInType: null, customDelimiter }
    const customFileExtensions = [
      { fileExtension: '.model', enabled: true, customFileType },
      { fileExtension: 'off', enabled: false, customFileType },
    ]
    const properties = { scanningRule: { fileExtensions: ['PARQUET' as const], customFileExtensions } }
    return site.at.call(purview.putScanRuleset, { params, body: { kind: 'FileSystem', properties } })
  }
  await putTypes('$')
  await putScan({ ...params, scanRulesetType: 'Custom' })
  expect(await run('Full')).toMatchObject({ notRead: 0, added: 3 })
  expect(await classifications()).toEqual({ 'one.model': email, 'two.csv': [], 'three.off': [] })
  expect(await run('Incremental')).toMatchObject({ notRead: 1, changed: 0 })
  expect(await classifications()).toMatchObject({ 'one.model': email })
  await putTypes('#')
  expect(await run('Incremental')).toMatchObject({ notRead: 0, changed: 1 })
})

test('the first line names the columns from the next incremental run on that the rule set says it', async () => {
  const { put, run, putScan, columns } = await aScannedFolder('own-headers')
  await put('one.csv', 'Wampe,Zottel\nAda,Lovelace\nGrace,Hopper\n')
  const params = { scanRulesetName: 'own-headers' }
  const putCsv = (hasHeader?: boolean) => {
    const customFileType = { builtInType: 'CSV' as const, ...(hasHeader === undefined ? {} : { hasHeader }) }
    const properties = { scanningRule: { customFileExtensions: [{ fileExtension: '.csv', customFileType }] } }
    return site.at.call(purview.putScanRuleset, { params, body: { kind: 'FileSystem', properties } })
  }
  await putCsv()
  await putScan({ ...params, scanRulesetType: 'Custom' })
  await run('Full')
  expect(await columns('one.csv')).toEqual(['column1', 'column2'])
  await putCsv(true)
  expect(await run('Incremental')).toMatchObject({ notRead: 0, changed: 1 })
  expect(await columns('one.csv')).toEqual(['Wampe', 'Zottel'])
  await putCsv()
  expect(await run('Incremental')).toMatchObject({ notRead: 1, changed: 0 })
})

test('after its rule set changed everything is read again', async () => {
  const { put, run, putScan, classifications } = await aScannedFolder('rules')
  await put('one.csv', mails)
  await run('Full')
  const params = { scanRulesetName: 'without-mail' }
  const properties = { excludedSystemClassifications: ['MICROSOFT.PERSONAL.EMAIL'] }
  await site.at.call(purview.putScanRuleset, { params, body: { kind: 'FileSystem', properties } })
  await putScan({ ...params, scanRulesetType: 'Custom' })
  expect(await run('Incremental')).toMatchObject({ notRead: 0, changed: 1 })
  expect(await classifications()).toMatchObject({ 'one.csv': [] })
})

test('a console of an older version, which cannot be asked what is known, is asked once and everything is read', async () => {
  const asked: string[] = []
  const older = createServer((request, response) => {
    asked.push(request.url ?? '')
    const error = { code: 'RouteNotFound', message: 'There is no POST at this address.' }
    response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
  }).listen(0, '127.0.0.1')
  await once(older, 'listening')
  const client = await openAnonymousClient({ origin: `http://127.0.0.1:${(older.address() as AddressInfo).port}`, caFile: null })
  const run = { runId: randomUUID(), fence: 1, leaseSeconds: 30, scanLevel: 'Incremental' } as LeasedRun
  const { signal } = new AbortController()
  const context = { client, clock: systemClock, log: openLog({ write: () => undefined }), signal, onGone: () => undefined }
  const memory = new RunMemory(run, new Lease(run, context))
  const states = [{ qualifiedName: 'file:///a', revision: memory.revisionOf('a') }]
  expect([...(await memory.recall(states)), ...(await memory.recall(states))]).toEqual([])
  expect(asked).toEqual([`/node/runs/${run.runId}/known`])
  await client.close()
  older.close()
})
