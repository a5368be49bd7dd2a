import { expect, test } from 'vitest'
import { addressScope } from './addressScope.ts'
import { consoleTarget, parseTarget } from './parseTarget.ts'

test.each([
  ['sql.example:1433', { protocol: 'tcp', host: 'sql.example', port: 1433 }],
  ['tls://vault.example:8443', { protocol: 'tls', host: 'vault.example', port: 8443 }],
  ['https://vault.example', { protocol: 'https', host: 'vault.example', port: 443 }],
  ['http://vault.example/', { protocol: 'http', host: 'vault.example', port: 80 }],
  ['https://vault.example=private', { protocol: 'https', host: 'vault.example', port: 443, expectedScope: 'private' }],
  ['[::1]:5432=public', { protocol: 'tcp', host: '::1', port: 5432, expectedScope: 'public' }],
])('%s is a target', (text, target) => expect(parseTarget(text)).toEqual({ purpose: 'other', ...target }))

test.each(['', 'host', 'host:', 'host:0', 'host:65536', 'ftp://host:21', 'user@host:1', 'host:1/path', 'host:1=loopback', 'a b:1'])(
  '%j is none',
  (text) => expect(() => parseTarget(text)).toThrow('A target is like'),
)

test.each([
  ['https://console.example', { protocol: 'https', host: 'console.example', port: 443 }],
  ['http://[::1]:8080', { protocol: 'http', host: '::1', port: 8080 }],
])('the console at %s is a target', (origin, target) => expect(consoleTarget(origin)).toEqual({ purpose: 'console', ...target }))

test.each([
  ['8.8.8.8', 'public'],
  ['10.1.2.3', 'private'],
  ['172.15.0.1', 'public'],
  ['172.16.0.1', 'private'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['169.254.169.254', 'private'],
  ['127.0.0.53', 'loopback'],
  ['::1', 'loopback'],
  ['fd00::1', 'private'],
  ['fe80::1', 'private'],
  ['2606:4700::1111', 'public'],
  ['::ffff:10.0.0.1', 'private'],
  ['::ffff:127.0.0.1', 'loopback'],
])('%s is %s', (address, scope) => expect(addressScope(address)).toBe(scope))
