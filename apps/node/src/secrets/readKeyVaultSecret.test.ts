/** A local vault that speaks the protocol of the real one: challenge, token, secret. */
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { selfSignedCertificate } from '@mooring/scanners/testing'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openWebAgents } from '../network/openWebAgents.ts'
import { noProxy, type Proxy } from '../proxy.ts'
import { openProxy, type TestProxy } from '../testing/openProxy.ts'
import { readKeyVaultSecret, type KeyVaultContext } from './readKeyVaultSecret.ts'

const { certificate, key } = selfSignedCertificate('localhost')
const secrets: Record<string, string> = { 'pg-password': 'from the vault' }
let vault: Server
let baseUrl: string
const asked: string[] = []

function answer(request: IncomingMessage, response: ServerResponse): unknown {
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
}

beforeAll(async () => {
  vault = createServer({ cert: certificate, key }, answer)
  await once(vault.listen(0, '127.0.0.1'), 'listening')
  baseUrl = `https://localhost:${(vault.address() as AddressInfo).port}`
})
afterAll(() => vault.close())

const agents = openWebAgents({ proxy: noProxy, ca: [certificate] })
afterAll(() => agents.close())

const read = (secretName: string, { token = 'the-token', at = baseUrl, version = '' } = {}) =>
  readKeyVaultSecret(
    { type: 'AzureKeyVaultSecret', secretName, baseUrl: at, ...(version === '' ? {} : { secretVersion: version }) },
    {
      signal: AbortSignal.timeout(25_000),
      agentFor: agents.agentFor,
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

describe('behind a proxy', () => {
  // The proxy leads every host to this machine; of itself nobody here knows the name.
  const { certificate: ofName, key: itsKey } = selfSignedCertificate('vault.example')
  let far: Server
  let proxy: TestProxy
  const through = (change: object = {}): Proxy => ({
    ...noProxy,
    setting: { mode: 'custom', address: proxy.origin, user: 'node', password: 'pass', bypass: [], ...change },
  })
  const readThrough = async (ways: Proxy, credential?: KeyVaultContext['credential']) => {
    const { agentFor, close } = openWebAgents({ proxy: ways, ca: [ofName] })
    const at = `https://vault.example:${(far.address() as AddressInfo).port}`
    const isMine = credential === undefined ? {} : { credential }
    try {
      const context = { signal: AbortSignal.timeout(25_000), agentFor, isOutsideAzure: true, ...isMine }
      return await readKeyVaultSecret({ type: 'AzureKeyVaultSecret', secretName: 'pg-password', baseUrl: at }, context)
    } finally {
      close()
    }
  }
  const mine = { getToken: async () => ({ token: 'the-token', expiresOnTimestamp: Date.now() + 3_600_000 }) }

  beforeAll(async () => {
    far = createServer({ cert: ofName, key: itsKey }, answer)
    proxy = await openProxy(`Basic ${btoa('node:pass')}`)
    await once(far.listen(0, '127.0.0.1'), 'listening')
  })
  afterAll(() => {
    far.close()
    proxy.close()
  })

  test('the vault is read through it, trusting the certificates of the node', async () => {
    expect(await readThrough(through(), mine)).toBe('from the vault')
    expect(new Set(proxy.asked)).toEqual(new Set([`vault.example:${(far.address() as AddressInfo).port}`]))
  })

  test('a proxy of the environment does not stand in for that of the node', async () => {
    vi.stubEnv('HTTPS_PROXY', proxy.origin)
    proxy.asked.length = 0
    await expect(readThrough(through({ bypass: ['vault.example'] }), mine)).rejects.toThrow(/cannot reach the key vault/)
    expect(proxy.asked).toEqual([])
    vi.unstubAllEnvs()
  })

  test('so is whoever gives the node a token for it', async () => {
    const identity = { AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_ID: 'a-client', AZURE_CLIENT_SECRET: 'a-secret' }
    for (const [name, value] of Object.entries(identity)) vi.stubEnv(name, value)
    vi.stubEnv('AZURE_TOKEN_CREDENTIALS', 'EnvironmentCredential')
    await expect(readThrough(through())).rejects.toThrow(/cannot sign in to Azure/)
    expect(proxy.asked).toContain('login.microsoftonline.com:443')
    vi.unstubAllEnvs()
  })
})
