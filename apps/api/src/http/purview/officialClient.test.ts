import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getClient } from '@azure-rest/core-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { selfSignedCertificate } from '../../selfSignedCertificate.ts'
import { openTestConsole, testToken, type TestConsole } from '../../testing/openTestConsole.ts'

/** Microsoft's own client runtime, which refuses to send a bearer token over plain HTTP: so the console serves its own certificate. */
let at: TestConsole
let client: ReturnType<typeof getClient>
let firstClient: ReturnType<typeof getClient>

beforeAll(async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'mooring-tls-'))
  at = await openTestConsole({ tls: await selfSignedCertificate(directory, ['127.0.0.1']) })
  await at.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = at.app.server.address() as AddressInfo
  const credential = { getToken: () => Promise.resolve({ token: testToken, expiresOnTimestamp: Date.now() + 3_600_000 }) }
  const options = {
    credentials: { scopes: ['https://purview.azure.net/.default'] },
    tlsOptions: { ca: await readFile(path.join(directory, 'tls/ca.pem')) },
  }
  client = getClient(`https://127.0.0.1:${port}/scan`, credential, { ...options, apiVersion: '2023-09-01' })
  firstClient = getClient(`https://127.0.0.1:${port}`, credential, { ...options, apiVersion: '2018-12-01-preview' })
})
afterAll(() => at.close())

const runtime = '/integrationruntimes/{integrationRuntimeName}'

test('creates, reads, lists, regenerates a key of and deletes a runtime', async () => {
  const body = { kind: 'SelfHosted', properties: { description: 'through the official client' } }
  const created = await client.path(runtime, 'official').put({ body })
  expect([created.status, created.body]).toMatchObject(['201', { name: 'official', ...body }])
  expect((await client.path(runtime, 'official').put({ body })).status).toBe('200')
  expect((await client.path(runtime, 'official').get()).body).toMatchObject({ kind: 'SelfHosted' })
  expect((await client.path('/integrationruntimes').get()).body).toMatchObject({ value: [{ name: 'official' }] })
  expect((await client.path(`${runtime}/status`, 'official').get()).body).toMatchObject({ properties: { state: 'NeedRegistration' } })

  const { body: keys } = await client.path(`${runtime}:listAuthKeys`, 'official').post()
  const { body: renewed } = await client.path(`${runtime}:regenerateAuthKey`, 'official').post({ body: { keyName: 'authKey1' } })
  expect(renewed).toEqual({ authKey1: expect.stringMatching(/^IR@/) })
  expect(renewed).not.toMatchObject({ authKey1: keys.authKey1 })

  expect((await client.path(runtime, 'official').delete()).status).toBe('204')
})

test('reads errors as it reads those of the original', async () => {
  const answer = await client.path(runtime, 'never-was').get()
  expect(answer.status).toBe('404')
  expect(answer.body).toMatchObject({ error: { code: 'IntegrationRuntime_NotFound' } })
  expect(answer.headers['x-ms-error-code']).toBe('IntegrationRuntime_NotFound')
  expect(answer.headers['x-ms-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('speaks the first version at the address of the console itself: puts a source, a scan and a run, and cancels that', async () => {
  const source = '/datasources/{dataSourceName}'
  const scan = `${source}/scans/{scanName}`
  const run = `${scan}/runs/{runId}`
  const runId = randomUUID()
  expect((await firstClient.path(source, 'first').put({ body: { kind: 'SqlServerDatabase' } })).status).toBe('201')
  await client.path(runtime, 'first').put({ body: { kind: 'SelfHosted' } })
  const properties = { connectedVia: { referenceName: 'first' } }
  const scanned = await firstClient.path(scan, 'first', 'daily').put({ body: { kind: 'SqlServerDatabaseCredential', properties } })
  expect([scanned.status, scanned.body]).toMatchObject(['201', { name: 'daily', properties }])

  const put = () => firstClient.path(run, 'first', 'daily', runId).put({ queryParameters: { scanLevel: 'Full' } })
  const [once, again] = [await put(), await put()]
  expect([once.status, again.status, again.body]).toEqual(['202', '202', once.body])
  expect((await firstClient.path(`${run}/:cancel`, 'first', 'daily', runId).post()).status).toBe('202')
  expect((await firstClient.path(`${scan}/runs`, 'first', 'daily').get()).body).toMatchObject({ count: 1, value: [{ id: runId }] })
  expect((await firstClient.path(source, 'first').delete()).status).toBe('204')
})
