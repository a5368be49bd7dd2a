/** Whatever is sent, the console answers, never with a 5xx, and what it kept can be read again. */
import { node, purview, type Operation } from '@mooring/contract'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aNode, aRuntime } from '../testing/builders.ts'
import { openTestConsole, testToken, type As, type TestConsole } from '../testing/openTestConsole.ts'
import { operations, sampleBody, sampleParams, sampleUrl, send, sendSample } from '../testing/sampleCall.ts'

const administrator = { authorization: `Bearer ${testToken}` }
let at: TestConsole
let nodeHeaders: Record<string, string>
let runId: string
beforeAll(async () => {
  at = await openTestConsole()
  const runtime = await aRuntime(at, sampleParams['integrationRuntimeName'])
  nodeHeaders = (await aNode(at, runtime)).as
  for (const operation of [
    purview.putDataSource,
    purview.putCredential,
    purview.putScan,
    purview.putTrigger,
    purview.putKeyVault,
    purview.putFilter,
    purview.putClassificationRule,
    purview.putScanRuleset,
    purview.startRun,
  ] as Operation[]) {
    await sendSample(at, operation, { as: administrator })
  }
  runId = (await at.call(node.leaseRun, { body: { waitSeconds: 0 } }, nodeHeaders))?.runId ?? ''
})
afterAll(() => at.close())

const withBody = operations.filter(([, { body }]) => body !== undefined)
const callerOf = ({ access }: Operation): As => (access === 'node' ? nodeHeaders : administrator)
const codeOf = (answer: { headers: Record<string, unknown> }) => answer.headers['x-ms-error-code']
const json = { 'content-type': 'application/json' }
const raw = (operation: Operation, payload: string, headers: Record<string, string> = json) =>
  send(at, { ...callerOf(operation), ...headers }, { method: operation.method, url: sampleUrl(operation), payload })
/** A list that takes no body, for what is not about an operation of its own. */
const list = (url: string, headers: Record<string, string> = {}) => send(at, { ...administrator, ...headers }, { method: 'GET', url })

describe('a body that is no JSON, or hides a trap, is refused with InvalidJson:', () => {
  test.each(withBody)('%s', async (_, operation) => {
    const sample = JSON.stringify(sampleBody(operation))
    for (const payload of ['{', '{]', sample.slice(0, -1), `${sample}}`, "{'a':1}", '{"a":NaN}', '\u0000', '<a/>']) {
      expect([payload, codeOf(await raw(operation, payload))]).toEqual([payload, 'InvalidJson'])
    }
    for (const key of ['"__proto__":{"a":1}', '"\\u005f\\u005fproto__":{"a":1}', '"constructor":{"prototype":{"a":1}}']) {
      expect([key, codeOf(await raw(operation, `${sample.slice(0, -1)},${key}}`))]).toEqual([key, 'InvalidJson'])
    }
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('a body of another type is refused with UnsupportedMediaType:', () => {
  test.each(withBody)('%s', async (_, operation) => {
    const sample = JSON.stringify(sampleBody(operation))
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'nonsense',
    ]) {
      expect([type, codeOf(await raw(operation, sample, { 'content-type': type }))]).toEqual([type, 'UnsupportedMediaType'])
    }
  })
})

describe('a body that is too large is refused with BodyTooLarge:', () => {
  test.each(withBody.filter(([, { bodyBytesMax }]) => bodyBytesMax === undefined))('%s', async (_, operation) => {
    const spaces = ' '.repeat(1024 * 1024)
    expect(codeOf(await raw(operation, `${JSON.stringify(sampleBody(operation))}${spaces}`))).toBe('BodyTooLarge')
  })
})

describe('a body nested deeper than anything needs is refused with InvalidField:', () => {
  const depth = 10_000
  test.each(withBody)('%s', async (_, operation) => {
    const sample = JSON.stringify(sampleBody(operation)).slice(0, -1)
    for (const nested of ['['.repeat(depth) + ']'.repeat(depth), '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)]) {
      for (const field of ['properties', 'fence', 'typeProperties']) {
        expect(codeOf(await raw(operation, `${sample},"${field}":${nested}}`))).toBe('InvalidField')
      }
      expect(codeOf(await raw(operation, nested))).toBe('InvalidField')
    }
  })

  test('in a field that may hold anything too', async () => {
    const nested = '['.repeat(depth) + ']'.repeat(depth)
    for (const payload of [
      `{"kind":"Managed","properties":{"typeProperties":${nested}}}`,
      `{"kind":"SelfHosted","properties":{"managedVirtualNetwork":${nested}}}`,
    ]) {
      expect(codeOf(await raw(purview.putRuntime, payload))).toBe('InvalidField')
    }
  })
})

describe('a body for an operation that takes none', () => {
  const withoutBody = operations.filter(([, { method, body }]) => method === 'POST' && body === undefined)
  test.each(withoutBody)('does not matter to %s, as long as it is JSON', async (_, operation) => {
    const plain = (await sendSample(at, operation, { as: callerOf(operation) })).statusCode
    for (const payload of ['', '{}', '{"surprise":1}', 'null']) expect((await raw(operation, payload)).statusCode).toBe(plain)
    expect(codeOf(await raw(operation, '{'))).toBe('InvalidJson')
  })
})

describe('a path', () => {
  test.each(['%', '%zz', 'a%', '%E0%A4%A', '%ED%A0%80', '%C0%80'])(
    'that is not properly encoded, %s, is answered like any that does not exist',
    async (name) => {
      for (const url of [`/scan/integrationruntimes/${name}?api-version=2023-09-01`, `/api/runtimes/${name}`, `/${name}`]) {
        expect([url, codeOf(await list(url))]).toEqual([url, 'RouteNotFound'])
      }
    },
  )

  const names: [what: string, name: string][] = [
    ['NUL', '%00'],
    ['NUL within', 'a%00b'],
    ['a slash', 'a%2Fb'],
    ['steps upwards', '..%2f..%2fetc'],
    ['letters of another alphabet', 'gr%C3%BC%C3%9Fe'],
    ['a picture', '%F0%9F%9A%A2'],
    ['a space', 'a%20b'],
    ['quotes', "a'--%22"],
    ['a percent sign', '%25'],
    ['a colon', 'a:b'],
    ['punctuation', 'a;b%3F%23'],
    ['__proto__', '__proto__'],
    ['a line break', '%0d%0aSet-Cookie:x'],
    ['64 letters', 'x'.repeat(64)],
    ['201 letters', 'x'.repeat(201)],
    ['4000 letters', 'x'.repeat(4000)],
  ]
  test.each(names)('with %s for a name is refused as a field or as an address', async (_, name) => {
    for (const url of [
      `/scan/integrationruntimes/${name}?api-version=2023-09-01`,
      `/scan/integrationruntimes/${name}/status?api-version=2023-09-01`,
      `/scan/datasources/${name}/scans/${name}/runs/${name}?api-version=2023-09-01`,
      `/api/runtimes/${name}/dependents`,
      `/api/runs/${name}`,
      `/api/assets/${name}`,
    ]) {
      expect(['InvalidField', 'RouteNotFound']).toContain(codeOf(await list(url)))
    }
  })

  test.each(['//', '/./', '//scan/integrationruntimes', '/?', '/scan//integrationruntimes'])('%s leads nowhere', async (url) => {
    expect((await list(url)).statusCode).toBe(404)
  })
})

describe('a query', () => {
  test.each(['&%zz', '&%', '&=', '&&&', '&__proto__=1', '&constructor=1', '&a[b]=1', '&toString=1', '&x=%ED%A0%80'])(
    'with %s besides is answered as without',
    async (query) => {
      expect((await list(`/scan/integrationruntimes?api-version=2023-09-01${query}`)).statusCode).toBe(200)
      expect((await list(`/api/assets?${query}`)).statusCode).toBe(200)
    },
  )

  test.each([
    'search=%00',
    'search=a&search=b',
    `search=${'x'.repeat(201)}`,
    '$skipToken=%00',
    '$skipToken=a&$skipToken=b',
    'dataSourceName=',
  ])('with the wrong parameter %s is refused with InvalidField', async (query) => {
    expect(codeOf(await list(`/api/assets?${query}`))).toBe('InvalidField')
  })
})

test.each([
  ['an endless token', { authorization: `Bearer ${'x'.repeat(8000)}` }],
  ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
  ['a token with a space', { authorization: 'Bearer a b' }],
  ['an empty token', { authorization: 'Bearer ' }],
  ['a cookie that is not encoded', { cookie: 'mooring-session=%E0%A4%A; =; ;;' }],
  ['a cookie of a stranger', { cookie: `mooring-session=${'x'.repeat(4000)}` }],
])('%s does not authenticate', async (_, headers) => {
  const answer = await send(at, null, { method: 'GET', url: '/api/runtimes', headers })
  expect([answer.statusCode, codeOf(answer)]).toEqual([401, 'Unauthenticated'])
})

test.each(['OPTIONS', 'TRACE', 'PROPFIND', 'PATCH', 'POST'])(
  'the method %s where it means nothing is answered RouteNotFound',
  async (method) => {
    const answer = await send(at, administrator, { method: method as NonNullable<InjectOptions['method']>, url: '/api/runtimes' })
    expect(codeOf(answer)).toBe('RouteNotFound')
  },
)

describe('whatever stands in a body', () => {
  const hostile = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<unknown>(
        '\0',
        '\ud800',
        '',
        ' ',
        '-1',
        '1e999',
        "'; DROP TABLE run; --",
        '${7*7}',
        '../..',
        '\u202e',
        'x'.repeat(5000),
      ),
    },
    { weight: 3, arbitrary: fc.constantFrom<unknown>(-1, 0.5, 2 ** 31, 2 ** 53, 1e308, -0, null, true, [], {}, [[]]) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
    { weight: 2, arbitrary: fc.jsonValue() },
  )
  /** The body with another value at one of its places, or altogether another one. */
  const changed = (body: unknown): fc.Arbitrary<unknown> => {
    if (typeof body !== 'object' || body === null) return hostile
    const places = Object.keys(body)
    const inner = places.map((place) => changed((body as Record<string, unknown>)[place]).map((value) => replaced(body, place, value)))
    return fc.oneof({ weight: 1, arbitrary: hostile }, ...inner.map((arbitrary) => ({ weight: 3, arbitrary })))
  }
  const replaced = (body: object, place: string, value: unknown) =>
    Array.isArray(body) ? body.with(Number(place), value) : { ...body, [place]: value }

  // A right password costs half a second, and a node that is asked about a right connection never answers here: both are left to their own tests.
  const slow: readonly string[] = ['Console_SignIn', 'Console_TestConnection']
  const cases = withBody.filter(([, { id }]) => !slow.includes(id))
  const request = fc
    .constantFrom(...cases)
    .chain(([, operation]) => changed(sampleBody(operation)).map((payload) => ({ operation, payload: JSON.stringify(payload) })))

  /** There are no assets and no nodes here. */
  const isThere = ({ path }: Operation) => !/\{(?:assetId|nodeName|testId)\}/.test(path)

  test('it is never answered with a 5xx, and what was kept can be read', async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ operation, payload }) => {
        const url = sampleUrl(operation).replace(sampleParams['runId'] ?? '', runId)
        const answer = await send(at, { ...callerOf(operation), ...json }, { method: operation.method, url, payload })
        expect(answer.statusCode).toBeLessThan(500)
      }),
      { seed: 20260101, numRuns: 400 },
    )
    const reading = operations.filter(([, { method, access }]) => method === 'GET' && access !== 'anyone' && access !== 'node')
    for (const [name, operation] of reading) {
      const answer = await sendSample(at, operation, { as: administrator })
      expect([name, answer.statusCode]).toEqual([name, isThere(operation) ? 200 : 404])
    }
  })
})

test('no 5xx was logged in all of this', () => {
  expect(at.log.filter((line) => line.includes('a request failed'))).toEqual([])
})
