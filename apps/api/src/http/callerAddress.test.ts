import { console, purview } from '@mooring/contract'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { anIdentity, aPerson, aRuntime, registerBody, unique } from '../testing/builders.ts'
import { openTestConsole, testToken, type TestConsole } from '../testing/openTestConsole.ts'

let at: TestConsole
let behindProxies: FastifyInstance
beforeAll(async () => {
  at = await openTestConsole()
  behindProxies = await buildApp({
    console: at.console,
    bootstrapToken: testToken,
    logger: pino({ level: 'silent' }),
    isReady: () => Promise.resolve(true),
    webDirectory: '/nonexistent',
    tls: null,
    trustedProxies: ['10.9.0.0/16', '::1'],
  })
})
afterAll(async () => {
  await behindProxies.close()
  await at.close()
})

/** Registers with a key that only 192.168.0.0/16 may use: the status, and the address on record. */
async function register(app: FastifyInstance, { peer, headers }: { peer: string; headers: Record<string, string> }) {
  const name = await aRuntime(at)
  const { authKey1 = '' } = await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: name } })
  await at.call(console.updateAuthKey, { params: { name, keyName: 'authKey1' }, body: { allowedAddresses: ['192.168.0.0/16'] } })
  const { publicKey } = await anIdentity()
  const payload = registerBody({ key: authKey1, nodeName: unique('node'), publicKey })
  const { statusCode } = await app.inject({ method: 'POST', url: '/node/registration', payload, headers, remoteAddress: peer })
  const { value } = await at.call(console.listActivity, { params: { name } })
  return [statusCode, value[0]?.action, value[0]?.address]
}

const forged = { 'x-forwarded-for': '192.168.1.5', forwarded: 'for=192.168.1.5', 'x-real-ip': '192.168.1.5' }

test.each(['203.0.113.7', '10.9.0.1', '127.0.0.1'])('without trusted proxies, what %s says of an address changes nothing', async (peer) => {
  expect(await register(at.app, { peer, headers: forged })).toEqual([401, 'registerNode', peer])
})

test.each(['203.0.113.7', '10.10.0.1', '127.0.0.1', '::2'])(
  'a forged address from %s, which is no trusted proxy, changes nothing',
  async (peer) => {
    expect(await register(behindProxies, { peer, headers: forged })).toEqual([401, 'registerNode', peer])
  },
)

test.each([
  ['10.9.0.1', '192.168.1.5', '192.168.1.5'],
  ['::ffff:10.9.0.1', '192.168.1.5', '192.168.1.5'],
  ['::1', '192.168.1.5, 10.9.0.2', '192.168.1.5'],
  ['10.9.0.1', '203.0.113.7, 192.168.1.5', '192.168.1.5'],
  ['10.9.0.1', '192.168.1.5:51234', '192.168.1.5'],
])('the trusted proxy %s that forwards for %s registers a node of %s', async (peer, said, address) => {
  expect(await register(behindProxies, { peer, headers: { 'x-forwarded-for': said } })).toEqual([201, 'registerNode', address])
})

test.each([
  ['in front of what it forwards', '192.168.1.5, 203.0.113.7', '203.0.113.7'],
  ['before a chain of proxies', '192.168.1.5, 203.0.113.7, 10.9.0.2', '203.0.113.7'],
  ['that is none', 'unknown', '10.9.0.1'],
  ['that is none, with a port', '300.168.1.5:80', '10.9.0.1'],
  ['of IPv6, with a port', '[2001:db8::5]:443', '2001:db8::5'],
  ['of nobody', '', '10.9.0.1'],
])('what a caller writes as an address %s is not believed of a trusted proxy', async (_, said, address) => {
  expect(await register(behindProxies, { peer: '10.9.0.1', headers: { 'x-forwarded-for': said } })).toEqual([401, 'registerNode', address])
})

test.each([
  ['10.9.0.1', '__Host-mooring-session', true],
  ['203.0.113.7', 'mooring-session', false],
])('TLS that ends at %s names the cookie %s', async (peer, name, isSecure) => {
  const { cookie = '' } = await aPerson(at, 'Reader')
  const { cookies } = await behindProxies.inject({
    method: 'DELETE',
    url: '/api/session',
    headers: { cookie: isSecure ? `__Host-${cookie}` : cookie, 'sec-fetch-site': 'same-origin', 'x-forwarded-proto': 'https' },
    remoteAddress: peer,
  })
  expect(cookies).toMatchObject([{ name, value: '' }])
  expect(cookies[0]?.secure === true).toBe(isSecure)
})

test.each([
  ['10.9.0.1', 'https', 'max-age=31536000'],
  ['10.9.0.1', 'http', undefined],
  ['203.0.113.7', 'https', undefined],
])('a browser that %s forwards by %s is told to ask by TLS only: %s', async (peer, protocol, header) => {
  const { headers } = await behindProxies.inject({ url: '/healthz', headers: { 'x-forwarded-proto': protocol }, remoteAddress: peer })
  expect(headers['strict-transport-security']).toBe(header)
})

test.each([
  ['10.9.0.1', 204],
  ['203.0.113.7', 403],
])('the host that %s forwards for counts as ours: %s', async (peer, status) => {
  const { cookie = '' } = await aPerson(at, 'Reader')
  const headers = { cookie, origin: 'http://console.example', host: 'inside:8080', 'x-forwarded-host': 'console.example' }
  expect((await behindProxies.inject({ method: 'DELETE', url: '/api/session', headers, remoteAddress: peer })).statusCode).toBe(status)
})
