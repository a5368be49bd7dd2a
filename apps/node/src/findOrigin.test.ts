import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { findOrigin, travelsInClear } from './findOrigin.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

const hints = (host: string, endpoint: string | null = null) => ({ host, endpoint, caFile: null })

test('another machine is reached by https, without asking', async () => {
  expect(await findOrigin(hints('console.example:8443'))).toBe('https://console.example:8443')
  expect(await findOrigin(hints('Console.Example'))).toBe('https://console.example')
  expect(await findOrigin(hints('10.0.0.1:8080'))).toBe('https://10.0.0.1:8080')
})

test('an endpoint of the environment overrides what the key says', async () => {
  expect(await findOrigin(hints('console.example', 'http://console:8080'))).toBe('http://console:8080')
  await expect(findOrigin(hints('console.example', 'console:8080'))).rejects.toMatchObject({ code: 2 })
  await expect(findOrigin(hints('console.example', 'https://console/path'))).rejects.toMatchObject({ code: 2 })
})

test.each(['host/path', 'user@host', 'host?x', 'host:99999', 'a b', ''])('a key that names %j names no console', async (host) => {
  await expect(findOrigin(hints(host))).rejects.toMatchObject({ code: 1 })
})

test('on this machine nothing is taken for a console that does not answer like one', async () => {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>Hi</p>')).listen(0, '127.0.0.1')
  open.push(server)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await expect(findOrigin(hints(`127.0.0.1:${port}`))).rejects.toMatchObject({
    code: 3,
    message: expect.stringContaining(`127.0.0.1:${port}`) as string,
  })
})

test.each([
  ['http://127.0.0.1:8080', false],
  ['http://localhost:8080', false],
  ['http://[::1]:8080', false],
  ['https://console.example', false],
  ['http://console:8080', true],
])('%s travels in clear: %s', (origin, inClear) => expect(travelsInClear(origin)).toBe(inClear))
