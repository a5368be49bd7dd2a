import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { console as consoleFace } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openAnonymousClient } from './consoleClient.ts'
import type { Proxy } from './proxy.ts'
import { reasonOf } from './reasonOf.ts'
import { openProxy, type TestProxy } from './testing/openProxy.ts'

let server: Server
let port: number
beforeAll(async () => {
  server = createServer((_, response) => response.setHeader('content-type', 'application/json').end('{}')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

const proxies: TestProxy[] = []
afterEach(() => {
  for (const proxy of proxies.splice(0)) proxy.close()
})

async function aProxy(authorization?: string): Promise<TestProxy> {
  const proxy = await openProxy(authorization)
  proxies.push(proxy)
  return proxy
}

const through = ({ origin }: TestProxy, user: string | null = null): Proxy => ({
  setting: { mode: 'custom', address: origin, user, password: 'planted-password', bypass: [] },
  system: { https: null, http: null, bypass: null },
})

/** Calls a console whose name only the proxy knows; resolves to why that failed, null when it did not. */
async function reasonAt(proxy: Proxy, at = port): Promise<string | null> {
  const origin = `http://console.invalid:${at}`
  const client = await openAnonymousClient({ origin, caFile: null, proxy })
  try {
    await client.call(consoleFace.getInstallation, {})
    return null
  } catch (error) {
    return reasonOf(error, origin)
  } finally {
    await client.close()
  }
}

test('a console is reached through the proxy, which resolves its name', async () => {
  const proxy = await aProxy()
  expect(await reasonAt(through(proxy))).toBeNull()
  expect(proxy.asked).toEqual([`console.invalid:${port}`])
})

test('a proxy that asks for a user gets it, and one that gets the wrong one is named without the password', async () => {
  expect(await reasonAt(through(await aProxy(`Basic ${btoa('ada:planted-password')}`), 'ada'))).toBeNull()
  const reason = await reasonAt(through(await aProxy('Basic other'), 'ada'))
  expect(reason).toContain('the proxy wants a user and a password')
  expect(reason).not.toContain('planted')
})

test('a proxy that cannot reach the console says so', async () => {
  expect(await reasonAt(through(await aProxy()), 2)).toContain('the proxy does not let the call through, it answers 502')
})
