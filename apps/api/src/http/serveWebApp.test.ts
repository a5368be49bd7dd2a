import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'

const page = '<!doctype html><title>Mooring</title>'
let at: TestConsole
let app: FastifyInstance
let webDirectory: string
const log: string[] = []
beforeAll(async () => {
  at = await openTestConsole()
  webDirectory = await mkdtemp(path.join(tmpdir(), 'mooring-web-'))
  await mkdir(path.join(webDirectory, 'static'))
  await writeFile(path.join(webDirectory, 'index.html'), page)
  await writeFile(path.join(webDirectory, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(path.join(webDirectory, 'static', 'main-abc123.js'), 'export {}')
  const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) })
  app = await buildApp({ console: at.console, bootstrapToken: null, logger, isReady: () => Promise.resolve(true), webDirectory, tls: null })
})
afterAll(async () => {
  await app.close()
  await at.close()
  await rm(webDirectory, { recursive: true })
})

const get = (url: string) => app.inject({ url })

describe('an address of the web app', () => {
  test.each([
    '/',
    '/runtimes',
    '/runtimes/my-runtime',
    '/runs/11111111-1111-4111-8111-111111111111',
    '/sources?x=a.b',
    '/apidocs',
    '/scanner',
    '/nodes',
  ])('%s is its page', async (url) => {
    const answer = await get(url)
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([200, 'text/html; charset=utf-8', page])
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
  })

  test('a file with a hash in its name is kept for ever, another is asked for each time', async () => {
    const [hashed, plain] = [await get('/static/main-abc123.js'), await get('/favicon.svg')]
    expect([hashed.statusCode, hashed.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect([plain.statusCode, plain.headers['cache-control']]).toEqual([200, 'no-cache'])
  })
})

describe('what is no page is answered as JSON:', () => {
  test.each([
    '/api/unknown',
    '/api',
    '/API/unknown',
    '/Scan/unknown',
    '/scan/integrationruntime',
    '/node/unknown',
    '/openapi.json/x',
    '/static/main-old.js',
    '/missing.png',
    '/static/..%2f..%2fpackage.json',
    '/index.html%00.png',
  ])('%s', async (url) => {
    const answer = await get(url)
    expect([answer.statusCode, answer.headers['x-ms-error-code']]).toEqual([404, 'RouteNotFound'])
  })

  test('a change of what is not there', async () => {
    const answer = await app.inject({ method: 'POST', url: '/runtimes', payload: {} })
    expect([answer.statusCode, answer.headers['x-ms-error-code']]).toEqual([404, 'RouteNotFound'])
  })
})

describe('an address that only a raw connection can send', () => {
  /** The status line of the answer to a request whose first line is this. */
  function statusOf(origin: URL, line: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>()
    const socket = connect(Number(origin.port), origin.hostname, () => socket.write(`${line}\r\nHost: a\r\nConnection: close\r\n\r\n`))
    let answer = ''
    socket.on('data', (data: Buffer) => (answer += data.toString('latin1')))
    socket.on('end', () => resolve(answer.split('\r\n')[0] ?? ''))
    socket.on('error', reject)
    return promise
  }

  let origin: URL
  beforeAll(async () => {
    origin = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  })

  test.each(['//', '//:80', '//[', '/\\', '///', 'http://[/', 'http://', '*', '/%', '/..;/', '/a b', 'http://other.example/api/runtimes'])(
    '%s is answered without a 5xx',
    async (target) => {
      expect(await statusOf(origin, `GET ${target} HTTP/1.1`)).toMatch(/^HTTP\/1\.1 [234]\d\d /)
      expect(log.filter((line) => line.includes('a request failed'))).toEqual([])
    },
  )
})
