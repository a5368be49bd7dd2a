import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { console, earlierPurview, firstPurview, node, purview } from '@mooring/contract'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp, type AppOptions } from './app.ts'
import { openConnection } from './database/open.ts'
import { Keyring } from './secrets/Keyring.ts'
import { selfSignedCertificate } from './selfSignedCertificate.ts'
import { aPerson, aRuntime } from './testing/builders.ts'
import { openTestConsole, testToken, type TestConsole } from './testing/openTestConsole.ts'
import { version } from './version.ts'

let at: TestConsole
const apps: FastifyInstance[] = []
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(async () => {
  for (const app of apps) await app.close()
  await at.close()
})

/** Another server before the same console. */
async function anApp(options: Partial<AppOptions>): Promise<FastifyInstance> {
  const defaults = {
    console: at.console,
    bootstrapToken: testToken,
    logger: pino({ level: 'silent' }),
    webDirectory: '/nonexistent',
    tls: null,
    trustedProxies: [],
  }
  const app = await buildApp({ ...defaults, isReady: () => Promise.resolve(true), ...options })
  apps.push(app)
  return app
}
const administrator = { authorization: `Bearer ${testToken}` }

describe('every answer', () => {
  test.each([
    ['a success', '/healthz', 200],
    ['a refusal', '/api/runtimes', 401],
    ['one for what is not there', '/nowhere', 404],
  ])('%s tells browsers what they may not do with it', async (_, url, status) => {
    const { headers, statusCode } = await at.app.inject({ url })
    expect(statusCode).toBe(status)
    expect(headers).toMatchObject({
      'content-security-policy': [
        "default-src 'self'",
        "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join(';'),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'x-ms-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect([headers['strict-transport-security'], headers['x-powered-by'], headers['server']]).toEqual([undefined, undefined, undefined])
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('has a request id of its own', async () => {
    const [one, other] = [await at.app.inject({ url: '/healthz' }), await at.app.inject({ url: '/healthz' })]
    expect(one.headers['x-ms-request-id']).not.toBe(other.headers['x-ms-request-id'])
  })
})

test('is there for whoever watches it, and says when it cannot work', async () => {
  expect((await at.app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' })
  expect((await at.app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ok' })
  const app = await anApp({ isReady: () => Promise.resolve(false) })
  const [health, ready] = [await app.inject({ url: '/healthz' }), await app.inject({ url: '/readyz' })]
  expect([health.statusCode, ready.statusCode, ready.headers['x-ms-error-code']]).toEqual([200, 503, 'NotReady'])
})

test('describes every operation with its access, for whoever may read', async () => {
  expect((await at.app.inject({ url: '/openapi.json' })).statusCode).toBe(401)
  const answer = await at.app.inject({ url: '/openapi.json', headers: { authorization: `Bearer ${testToken}` } })
  const { info, paths } = answer.json<{ info: object; paths: Record<string, Record<string, object>> }>()
  expect([answer.statusCode, info]).toEqual([200, { title: 'Mooring', version, license: { name: 'MIT', identifier: 'MIT' } }])
  for (const face of [purview, earlierPurview, firstPurview, console, node]) {
    for (const { id, path: address, method, access } of Object.values(face)) {
      expect(paths[address]?.[method.toLowerCase()]).toMatchObject({ operationId: id, 'x-mooring-access': access })
    }
  }
})

test('without a token for programs none is let in', async () => {
  const app = await anApp({ bootstrapToken: null })
  for (const token of [testToken, 'null', 'undefined', '']) {
    const answer = await app.inject({ url: '/api/runtimes', headers: { authorization: `Bearer ${token}` } })
    expect(answer.statusCode).toBe(401)
  }
})

test('logs what was asked for, but not what was typed into a search, nor any secret', async () => {
  const person = await aPerson(at, 'Reader')
  await at.app.inject({ url: '/api/assets?search=typed-by-somebody', headers: person })
  const lines = at.log.filter((line) => line.includes('/api/assets'))
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ method: 'GET', path: '/api/assets', status: 200, ms: expect.any(Number) })
  const secrets = ['typed-by-somebody', testToken, person['cookie']?.split('=')[1] ?? '']
  expect(secrets.filter((secret) => at.log.join('').includes(secret))).toEqual([])
})

test('a database that cannot be reached is answered NotReady, without an error of ours', async () => {
  const log: string[] = []
  const logger = pino({ level: 'warn' }, { write: (line: string) => void log.push(line) })
  const dead = openConnection({ host: '/nonexistent', port: 5432, user: 'nobody', database: 'nowhere', ssl: false })
  const app = await anApp({ console: { ...at.console, prisma: dead.prisma }, logger })
  for (const request of [
    { url: '/api/runtimes', headers: administrator },
    { url: '/api/runtimes', headers: { cookie: 'mooring-session=x' } },
    { url: '/api/installation' },
    { method: 'DELETE' as const, url: '/api/runtimes/some-runtime', headers: administrator },
  ]) {
    const answer = await app.inject(request)
    expect([answer.statusCode, answer.headers['x-ms-error-code']]).toEqual([503, 'NotReady'])
  }
  expect(log.filter((line) => line.includes('a request failed'))).toEqual([])
  await dead.close()
})

test('what should never happen is answered InternalError without a detail, and logged once, under the request id', async () => {
  const log: string[] = []
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) })
  const name = await aRuntime(at)
  const app = await anApp({ console: { ...at.console, keyring: new Keyring(randomBytes(32)) }, logger })
  const url = `/scan/integrationruntimes/${name}:listAuthKeys?api-version=2023-09-01`
  const answer = await app.inject({ method: 'POST', url, headers: administrator })
  expect([answer.statusCode, answer.headers['x-ms-error-code']]).toEqual([500, 'InternalError'])
  expect(answer.body).not.toContain('sealed')
  const lines = log.filter((line) => line.includes('sealed under another master key'))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain(String(answer.headers['x-ms-request-id']))
})

test('on TLS the cookie is bound to it, and browsers are told to stay with it', async () => {
  const directory = await mkdtemp(path.join(tmpdir(), 'mooring-tls-'))
  const tls = await selfSignedCertificate(directory, ['127.0.0.1'])
  const app = await anApp({ tls })
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const ca = await readFile(path.join(directory, 'tls', 'ca.pem'))
  const { cookie = '' } = await aPerson(at, 'Reader')
  const headers = { cookie: `__Host-${cookie}`, 'sec-fetch-site': 'same-origin' }
  const answered = Promise.withResolvers<{ status: number | undefined; headers: NodeJS.Dict<string | string[]> }>()
  request(`${origin}/api/session`, { method: 'DELETE', headers, ca }, (response) => {
    answered.resolve({ status: response.statusCode, headers: response.resume().headers })
  })
    .on('error', answered.reject)
    .end()
  const answer = await answered.promise
  expect(answer.status).toBe(204)
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  expect(answer.headers['set-cookie']).toEqual([
    '__Host-mooring-session=; Max-Age=0; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Strict',
  ])
  await rm(directory, { recursive: true })
})
