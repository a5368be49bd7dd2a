/** The spellings of an address that clients use. */
import { randomUUID } from 'node:crypto'
import { pathOf, purview } from '@mooring/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aRun, aRuntime, aScan, scanParams } from '../testing/builders.ts'
import { openTestConsole, testToken, type TestConsole } from '../testing/openTestConsole.ts'
import { operations, sampleBody, sampleParams, sampleUrl, send } from '../testing/sampleCall.ts'
import { fastifyPath } from './route.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const administrator = { authorization: `Bearer ${testToken}` }
const version = 'api-version=2023-09-01'
const post = (url: string, payload?: object) =>
  send(at, administrator, { method: 'POST', url, ...(payload === undefined ? {} : { payload }) })

test.each([
  ['/scan/integrationruntimes/{name}:listAuthKeys', '/scan/integrationruntimes/:name(^[^:/]+)::listAuthKeys'],
  ['/scan/integrationruntimes/{name}/:listAuthKeys', '/scan/integrationruntimes/:name/::listAuthKeys'],
  ['/api/runtimes/{name}/nodes/{nodeName}', '/api/runtimes/:name/nodes/:nodeName'],
])('%s is %s', (path, expected) => expect(fastifyPath(path)).toBe(expected))

describe('an action of a runtime is reached', () => {
  test.each([
    ['with the colon of 2023-09-01', ':listAuthKeys'],
    ['with the slash before it of 2022-07-01-preview', '/:listAuthKeys'],
    ['with an encoded colon', '%3AlistAuthKeys'],
    ['with an encoded colon in small letters', '%3alistAuthKeys'],
    ['with an encoded colon after the slash', '/%3AlistAuthKeys'],
    ['in other letters', ':LISTAUTHKEYS'],
  ])('%s', async (_, action) => {
    const name = await aRuntime(at)
    const keys = await at.call(purview.listAuthKeys, { params: { integrationRuntimeName: name } })
    expect((await post(`/scan/integrationruntimes/${name}${action}?${version}`)).json()).toEqual(keys)
  })

  test('with a body too', async () => {
    const name = await aRuntime(at)
    for (const action of [':regenerateAuthKey', '/:regenerateAuthKey', '%3AregenerateAuthKey']) {
      const answer = await post(`/scan/integrationruntimes/${name}${action}?${version}`, { keyName: 'authKey2' })
      expect([answer.statusCode, Object.keys(answer.json())]).toEqual([200, ['authKey2']])
    }
  })
})

test('an action of a scan and of a run is reached in every spelling', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const path = `/scan/datasources/${scan.dataSourceName}/scans/${scan.scanName}`
  for (const action of [':run', '/:run', '%3Arun']) {
    const runId = randomUUID()
    expect((await post(`${path}${action}?${version}&runId=${runId}`)).json()).toMatchObject({ id: runId })
    for (const cancel of [':cancel', '/:cancel', '%3Acancel']) {
      expect((await post(`${path}/runs/${runId}${cancel}?${version}`)).json()).toMatchObject({ scanResultId: runId, status: 'Canceled' })
    }
  }
})

test('an encoded colon that is no action stays part of the name', async () => {
  const answer = await post(`/scan/integrationruntimes/a%3Ab:listAuthKeys?${version}`)
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect((await post(`/scan/integrationruntimes/a%3AlistAuthKeysX?${version}`)).statusCode).toBe(404)
})

describe('paths are compared without case, names keep theirs:', () => {
  test.each(operations.map(([name, operation]) => [name, operation] as const))('%s', async (_, operation) => {
    const upper = pathOf(operation, { params: sampleParams }).replace(/^[^?]*/, (path) => path.toUpperCase())
    const answer = await send(at, null, { method: operation.method, url: upper, payload: sampleBody(operation) ?? {} })
    expect(answer.headers['x-ms-error-code']).not.toBe('RouteNotFound')
  })

  test('a runtime is shown as it was typed', async () => {
    const answer = await send(at, administrator, {
      method: 'PUT',
      url: `/SCAN/INTEGRATIONRUNTIMES/MixedCase?${version}`,
      payload: { kind: 'SelfHosted' },
    })
    expect([answer.statusCode, answer.json<{ name: string }>().name]).toEqual([201, 'MixedCase'])
  })
})

describe('PUT answers 201 when it creates, and then 200:', () => {
  // In this order, since a scan needs the others.
  const puts = [purview.putRuntime, purview.putDataSource, purview.putCredential, purview.putScan]
  test.each(puts)('$id', async (operation) => {
    const request = { method: operation.method, url: sampleUrl(operation), payload: sampleBody(operation) ?? {} }
    const statuses = [await send(at, administrator, request), await send(at, administrator, request)].map(({ statusCode }) => statusCode)
    expect(statuses).toEqual([201, 200])
  })

  test.each([
    ['runtime', purview.getRuntime, purview.putRuntime],
    ['data source', purview.getDataSource, purview.putDataSource],
    ['credential', purview.getCredential, purview.putCredential],
    ['scan', purview.getScan, purview.putScan],
  ])('and what GET answered of a %s is taken back unchanged', async (_, get, put) => {
    const read = (await send(at, administrator, { method: 'GET', url: sampleUrl(get) })).json<object>()
    const answer = await send(at, administrator, { method: 'PUT', url: sampleUrl(put), payload: read })
    expect(answer.statusCode).toBe(200)
    const withoutTimes = (body: object) => JSON.stringify(body).replaceAll(/"lastModifiedAt":"[^"]*"/g, '')
    expect(withoutTimes(answer.json<object>())).toBe(withoutTimes(read))
  })

  test('a scan that has run is taken back too', async () => {
    const scan = await aScan(at, await aRuntime(at))
    await aRun(at, scan)
    const url = pathOf(purview.getScan, { params: scanParams(scan) })
    const read = await send(at, administrator, { method: 'GET', url })
    expect(read.json()).toHaveProperty('lastRunResult.id')
    expect((await send(at, administrator, { method: 'PUT', url, payload: read.json<object>() })).statusCode).toBe(200)
  })
})

describe('Operation-Location', () => {
  test('is absolute, and answers the run with its status at the top, where a poller looks for it', async () => {
    const scan = await aScan(at, await aRuntime(at))
    const runId = randomUUID()
    const path = `/scan/datasources/${scan.dataSourceName}/scans/${scan.scanName}`
    const started = await post(`${path}:run?${version}&runId=${runId}`)
    expect(started.statusCode).toBe(202)
    const location = new URL(String(started.headers['operation-location']))
    expect([location.origin, location.pathname, location.search]).toEqual([
      'http://console.test:8080',
      `${path}/runs/${runId}`,
      `?${version}`,
    ])
    const poll = async () =>
      (await send(at, administrator, { method: 'GET', url: location.pathname + location.search })).json<{ status: string }>()
    expect((await poll()).status).toBe('Accepted')
    const canceled = await post(`${path}/runs/${runId}:cancel?${version}`)
    expect([canceled.statusCode, canceled.headers['operation-location']]).toEqual([202, location.href])
    expect((await poll()).status).toBe('Canceled')
  })
})

test('keys are not to be stored by anything in between', async () => {
  const name = await aRuntime(at)
  const answers = [
    await post(`/scan/integrationruntimes/${name}:listAuthKeys?${version}`),
    await post(`/scan/integrationruntimes/${name}:regenerateAuthKey?${version}`, { keyName: 'authKey1' }),
  ]
  expect(answers.map(({ headers }) => headers['cache-control'])).toEqual(['no-store', 'no-store'])
})
