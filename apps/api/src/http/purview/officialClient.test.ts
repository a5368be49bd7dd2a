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

beforeAll(async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'mooring-tls-'))
  at = await openTestConsole({ tls: await selfSignedCertificate(directory, ['127.0.0.1']) })
  await at.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = at.app.server.address() as AddressInfo
  client = getClient(
    `https://127.0.0.1:${port}/scan`,
    { getToken: () => Promise.resolve({ token: testToken, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    {
      apiVersion: '2023-09-01',
      credentials: { scopes: ['https://purview.azure.net/.default'] },
      tlsOptions: { ca: await readFile(path.join(directory, 'tls/ca.pem')) },
    },
  )
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
