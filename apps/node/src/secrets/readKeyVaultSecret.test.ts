/** A local vault that speaks the protocol of the real one: challenge, token, secret. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { selfSignedCertificate } from '@mooring/scanners/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readKeyVaultSecret } from './readKeyVaultSecret.ts'

const { certificate, key } = selfSignedCertificate('localhost')
const secrets: Record<string, string> = { 'pg-password': 'from the vault' }
let vault: Server
let baseUrl: string
const asked: string[] = []

beforeAll(async () => {
  vault = createServer({ cert: certificate, key }, (request, response) => {
    const url = new URL(decodeURIComponent(request.url ?? ''), baseUrl)
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const { authorization } = request.headers
    if (authorization === undefined) {
      const challenge = `Bearer authorization="https://localhost/tenant", resource="https://vault.azure.net"`
      return response.writeHead(401, { 'www-authenticate': challenge }).end()
    }
    if (authorization !== 'Bearer the-token') return json(403, { error: { code: 'Forbidden', message: 'not you' } })
    asked.push(url.pathname)
    const [, , name = '', version = ''] = url.pathname.split('/')
    const value = secrets[name]
    if (value === undefined) return json(404, { error: { code: 'SecretNotFound', message: 'none' } })
    return json(200, { value, id: `${baseUrl}/secrets/${name}/${version || '0'.repeat(32)}`, attributes: { enabled: true } })
  })
  await once(vault.listen(0, '127.0.0.1'), 'listening')
  baseUrl = `https://localhost:${(vault.address() as AddressInfo).port}`
})
afterAll(() => vault.close())

const read = (secretName: string, { token = 'the-token', at = baseUrl, version = '' } = {}) =>
  readKeyVaultSecret(
    { type: 'AzureKeyVaultSecret', secretName, baseUrl: at, ...(version === '' ? {} : { secretVersion: version }) },
    {
      signal: AbortSignal.timeout(25_000),
      ca: [certificate],
      isOutsideAzure: true,
      credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
    },
  )

test('answers the challenge of the vault and reads the secret, the newest or that of a version', async () => {
  expect(await read('pg-password')).toBe('from the vault')
  expect(await read('pg-password', { version: 'a'.repeat(32) })).toBe('from the vault')
  expect(asked.at(-1)).toBe(`/secrets/pg-password/${'a'.repeat(32)}`)
})

test.each([
  ['a secret that is not there', 'absent', {}, /has no secret absent.*Check the name/],
  ['a node that may not read it', 'pg-password', { token: 'another' }, /does not let this node read.*Grant/],
  ['a vault that nothing answers for', 'pg-password', { at: 'https://127.0.0.1:1' }, /cannot reach the key vault.*diagnose/],
] as const)('%s is said, with what to do', async (_, name, change, message) => {
  await expect(read(name, change)).rejects.toMatchObject({ code: 'NodeSecretMissing', message: expect.stringMatching(message) as string })
})
