import { expect, test } from 'vitest'
import { describeProxy, noProxy, proxyRoute, type Proxy } from './proxy.ts'

const target = (host: string, port = 443, protocol = 'https:') => ({ protocol, host, port })
const system = (change: Partial<Proxy['system']>): Proxy => ({
  setting: { mode: 'system' },
  system: { https: 'http://proxy:3128', http: null, bypass: null, ...change },
})
const custom = (bypass: string[] = []): Proxy => ({
  setting: { mode: 'custom', address: 'http://proxy.example:3128', user: 'ada', password: 'pass:word', bypass },
  system: { https: 'http://other:1', http: null, bypass: '*' },
})

test('without a setting nothing goes through a proxy, whatever the environment says', () => {
  expect(proxyRoute(target('console.example'), { ...system({}), setting: { mode: 'none' } })).toBeNull()
  expect(proxyRoute(target('console.example'), noProxy)).toBeNull()
})

test("the system's proxy is that of the scheme, with what it authenticates with taken out of the address", () => {
  const proxy = system({ https: 'http://ada:p%20w@proxy:3128', http: 'plain:8080' })
  expect(proxyRoute(target('console.example'), proxy)).toEqual({ origin: 'http://proxy:3128', authorization: `Basic ${btoa('ada:p w')}` })
  expect(proxyRoute(target('console.example', 80, 'http:'), proxy)).toEqual({ origin: 'http://plain:8080', authorization: null })
  expect(proxyRoute(target('console.example'), system({ https: null }))).toBeNull()
  expect(proxyRoute(target('console.example'), system({ https: 'socks5://proxy' }))).toBeNull()
})

test('a proxy of its own is used with its user, and the environment does not matter', () => {
  const route = proxyRoute(target('console.example'), custom())
  expect(route).toEqual({ origin: 'http://proxy.example:3128', authorization: `Basic ${btoa('ada:pass:word')}` })
  expect(describeProxy(custom(), route)).toEqual({ mode: 'custom', address: 'http://proxy.example:3128' })
})

test.each([
  ['*', true],
  ['console.example', true],
  ['CONSOLE.example', true],
  ['example', true],
  ['.example', true],
  ['*.example', true],
  ['console.example:443', true],
  ['console.example:8443', false],
  ['sole.example', false],
  ['other, console.example', true],
  ['', false],
])('NO_PROXY=%j lets console.example be reached directly: %j', (bypass, isDirect) => {
  expect(proxyRoute(target('console.example'), system({ bypass })) === null).toBe(isDirect)
})

test.each(['localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]', '169.254.169.254'])('%s is reached directly', (host) => {
  expect(proxyRoute(target(host), custom())).toBeNull()
})
