import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../app.ts'
import { openTestConsole, type TestConsole } from '../testing/openTestConsole.ts'

const page = '<!doctype html><html lang="en"><title>Mooring</title></html>'
const germanPage = page.replace('en', 'de')
const script = 'export {}'
const links = '</en/static/list-abc123.js>; rel=modulepreload'
let at: TestConsole
let app: FastifyInstance
let webDirectory: string
const log: string[] = []
beforeAll(async () => {
  at = await openTestConsole()
  webDirectory = await mkdtemp(path.join(tmpdir(), 'mooring-web-'))
  await mkdir(path.join(webDirectory, 'en', 'static'), { recursive: true })
  await mkdir(path.join(webDirectory, 'de'))
  await writeFile(path.join(webDirectory, 'de', 'index.html'), germanPage)
  await writeFile(path.join(webDirectory, 'en', 'index.html'), page)
  await writeFile(path.join(webDirectory, 'en', 'list.links'), links)
  await writeFile(path.join(webDirectory, 'de', 'list.links'), links.replace('en', 'de'))
  await writeFile(path.join(webDirectory, 'en', 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(path.join(webDirectory, 'en', 'static', 'main-abc123.js'), script)
  await writeFile(path.join(webDirectory, 'en', 'static', 'main-abc123.js.br'), brotliCompressSync(script))
  await writeFile(path.join(webDirectory, 'en', 'static', 'main-abc123.js.gz'), gzipSync(script))
  await writeFile(path.join(webDirectory, 'de', 'index.html.br'), brotliCompressSync(germanPage))
  const logger = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) })
  app = await buildApp({
    console: at.console,
    bootstrapToken: null,
    logger,
    isReady: () => Promise.resolve(true),
    webDirectory,
    tls: null,
    trustedProxies: [],
  })
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
    '/datasourceslist',
    '/nodes',
  ])('%s is its page', async (url) => {
    const answer = await get(url)
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([200, 'text/html; charset=utf-8', page])
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
  })

  test('a file with a hash in its name is kept for ever, another is asked for each time', async () => {
    const [hashed, plain] = [await get('/en/static/main-abc123.js'), await get('/en/favicon.svg')]
    expect([hashed.statusCode, hashed.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect([plain.statusCode, plain.headers['cache-control']]).toEqual([200, 'no-cache'])
  })
})

describe('the page of the list', () => {
  const list = '/management/integration-runtimes'
  const cookie = 'mooring-session=of-somebody'

  test.each([
    ['in English', { cookie }, links],
    ['in German', { cookie, 'accept-language': 'de' }, links.replace('en', 'de')],
  ])('names what it is drawn with to who has a session, %s', async (_, headers, expected) => {
    expect((await app.inject({ url: list, headers })).headers['link']).toBe(expected)
  })

  test.each([
    ['to who has no session', list, {}],
    ['of another view', `${list}?sort=state`, { cookie }],
    ['of a runtime', `${list}/berlin`, { cookie }],
    ['of another page', '/sources', { cookie }],
  ])('names nothing %s', async (_, url, headers) => {
    const answer = await app.inject({ url, headers })
    expect([answer.statusCode, answer.headers['link']]).toEqual([200, undefined])
  })
})

describe('the language of a page', () => {
  test.each([
    ['without a wish', {}, page],
    ['wished by the browser', { 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' }, germanPage],
    ['wished in another order', { 'accept-language': 'de;q=0.4, en-GB;q=0.5' }, page],
    ['refused by the browser', { 'accept-language': 'de;q=0, fr' }, page],
    ['that is not there', { 'accept-language': 'fr' }, page],
    ['behind one that is not there', { 'accept-language': 'fr, de;q=0.1' }, germanPage],
    ['chosen', { 'accept-language': 'en', cookie: 'mooring-language=de' }, germanPage],
    ['chosen against the browser', { 'accept-language': 'de', cookie: 'mooring-language=en' }, page],
    ['chosen, but not there', { 'accept-language': 'de', cookie: 'mooring-language=../../en' }, germanPage],
    ['in nonsense', { 'accept-language': ';;q=x,,-;q=-1,*', cookie: 'mooring-language=%00' }, page],
  ])('%s', async (_, headers, expected) => {
    const answer = await app.inject({ url: '/sources', headers })
    expect([answer.statusCode, answer.body]).toEqual([200, expected])
    expect(answer.headers['vary']).toBe('Accept-Language, Cookie, accept-encoding')
  })

  test('changes in spite of what the browser has kept of another', async () => {
    const { headers } = await get('/sources')
    const kept = { 'if-none-match': String(headers['etag']), 'if-modified-since': new Date(Date.now() + 60_000).toUTCString() }
    const answer = await app.inject({ url: '/sources', headers: { ...kept, cookie: 'mooring-language=de' } })
    expect([answer.statusCode, answer.body]).toEqual([200, germanPage])
  })
})

describe('what the build has compressed', () => {
  const scriptAs = (encodings: string | undefined) =>
    app.inject({ url: '/en/static/main-abc123.js', headers: encodings === undefined ? {} : { 'accept-encoding': encodings } })
  const plain = (content: Buffer) => content.toString()
  const brotli = (content: Buffer) => brotliDecompressSync(content).toString()
  const gzip = (content: Buffer) => gunzipSync(content).toString()

  test.each<[string | undefined, string | undefined, (content: Buffer) => string]>([
    ['gzip, deflate, br, zstd', 'br', brotli],
    ['br;q=1.0, gzip;q=0.5', 'br', brotli],
    ['gzip', 'gzip', gzip],
    ['br;q=0, gzip', 'gzip', gzip],
    ['deflate', undefined, plain],
    ['identity', undefined, plain],
    ['', undefined, plain],
    [undefined, undefined, plain],
  ])('to %j is sent in %s, as the same script', async (accepted, encoding, decoded) => {
    const { statusCode, headers, rawPayload } = await scriptAs(accepted)
    expect([statusCode, headers['content-encoding'], decoded(rawPayload)]).toEqual([200, encoding, script])
    expect(headers['content-type']).toBe('application/javascript; charset=utf-8')
    expect([headers['vary'], headers['cache-control']]).toEqual(['accept-encoding', 'public, max-age=31536000, immutable'])
  })

  test('has an entity tag of its own, and is not sent again to who has it', async () => {
    const tags = (await Promise.all(['br', 'gzip', 'identity'].map(scriptAs))).map(({ headers }) => headers['etag'])
    expect(new Set(tags).size).toBe(3)
    const headers = { 'accept-encoding': 'br', 'if-none-match': String(tags[0]) }
    const again = await app.inject({ url: '/en/static/main-abc123.js', headers })
    expect([again.statusCode, again.headers['vary'], again.body]).toEqual([304, 'accept-encoding', ''])
  })

  test('is the page in the language that was asked for', async () => {
    const { headers, rawPayload } = await app.inject({ url: '/sources', headers: { 'accept-encoding': 'br', 'accept-language': 'de' } })
    expect([headers['content-encoding'], headers['content-type'], brotli(rawPayload)]).toEqual([
      'br',
      'text/html; charset=utf-8',
      germanPage,
    ])
    expect([headers['etag'], headers['vary']]).toEqual([undefined, 'Accept-Language, Cookie, accept-encoding'])
  })
})

describe('what is no page is answered as JSON:', () => {
  test.each([
    '/api/unknown',
    '/api',
    '/API/unknown',
    '/Scan/unknown',
    '/scan/integrationruntime',
    '/datasources/my-source/unknown',
    '/node/unknown',
    '/openapi.json/x',
    '/en/static/main-old.js',
    '/static/main-abc123.js',
    '/missing.png',
    '/en/static/..%2f..%2f..%2fpackage.json',
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
