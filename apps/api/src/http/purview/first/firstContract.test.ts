/**
 * What a client of the first version of the contract sends and reads, judged by Microsoft's own description of that version, where that is
 * beside the checkout.
 */
import { randomUUID } from 'node:crypto'
import { firstPurview, pathOf, purview, type Operation } from '@mooring/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { OfficialContract } from '../../../testing/OfficialContract.ts'
import { openTestConsole, testToken, type TestConsole } from '../../../testing/openTestConsole.ts'
import { sampleBody, sampleParams, send, sendSample } from '../../../testing/sampleCall.ts'

const official = new OfficialContract('2018-12-01-preview')
const as = { authorization: `Bearer ${testToken}` }
const operations: Operation[] = Object.values(firstPurview)
const officialId = ({ id }: Operation) => id.replace(/_2018$/, '')

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
  await sendSample(at, purview.putRuntime, { as })
  await sendSample(at, purview.putCredential, { as })
  const account = pathOf(purview.putCredential, { params: { credentialName: 'CredentialAKV' } })
  await sendSample(at, purview.putCredential, { as, url: account })
})
beforeEach(() => at.prisma.dataSource.deleteMany())
afterAll(() => at.close())

const ask = (operation: Operation, payload?: object) => sendSample(at, operation, { as, ...(payload === undefined ? {} : { payload }) })

test('what a later version says of a data source is not taken from it by reading it and putting it back', async () => {
  const azure = { kind: 'AzureStorage', properties: { endpoint: 'https://sales.blob.core.windows.net/', dataUseGovernance: 'Enabled' } }
  expect((await ask(purview.putDataSource, azure)).statusCode).toBeLessThan(300)
  const read = (await ask(firstPurview.getDataSource)).json<object>()
  expect(Object.keys(read).toSorted()).toEqual(['id', 'kind', 'name', 'properties'])
  expect((await ask(firstPurview.putDataSource, read)).statusCode).toBe(200)
  expect((await ask(purview.getDataSource)).json()).toMatchObject({ ...azure, creationType: 'Manual' })
})

test('a scan has no runtime of a kind, and its last run as that version has runs', async () => {
  await ask(purview.putDataSource)
  const { properties, ...scan } = sampleBody(purview.putScan) as { properties: object }
  const named = { ...scan, properties: { ...properties, connectedVia: { referenceName: 'sample-runtime' } } }
  expect((await ask(firstPurview.putScan, named)).json()).toMatchObject({ ...named, scanResults: [] })
  await ask(purview.startRun)
  const read = (await ask(firstPurview.getScan)).json<{ properties: object }>()
  expect(Object.keys(read).toSorted()).toEqual(['id', 'kind', 'name', 'properties', 'scanResults'])
  expect(read.properties).toHaveProperty('connectedVia', { referenceName: 'sample-runtime' })
  expect(read).toMatchObject({ scanResults: [{ status: 'Queued', assetsDiscovered: 0 }] })
  const again = await ask(firstPurview.putScan, read)
  expect([again.statusCode, again.json()]).toMatchObject([200, named])
})

test('a run is put under the id that its client made, again and again the same, and canceled by it', async () => {
  await ask(purview.putDataSource)
  await ask(purview.putScan)
  const started = await ask(firstPurview.startRun)
  expect([started.statusCode, started.json()]).toMatchObject([202, { scanResultId: sampleParams['runId'], status: 'Accepted' }])
  expect((await ask(firstPurview.startRun)).json()).toEqual(started.json())
  const runs = async () => (await ask(firstPurview.listScanRuns)).json<object>()
  expect(await runs()).toMatchObject({ count: 1, value: [{ id: sampleParams['runId'], status: 'Queued', assetsClassified: 0 }] })
  expect((await ask(firstPurview.cancelRun)).json()).toMatchObject({ scanResultId: sampleParams['runId'], status: 'Canceled' })
  expect(await runs()).toMatchObject({ count: 1, value: [{ status: 'Canceled' }] })
  expect((await ask(purview.getRun)).json()).toMatchObject({ status: 'Canceled', scanLevelType: 'Full', runType: 'Manual' })
})

test('a trigger has no state: one that is put is enabled', async () => {
  await ask(purview.putDataSource)
  await ask(purview.putScan)
  expect((await ask(firstPurview.putTrigger)).statusCode).toBe(201)
  expect((await ask(purview.disableTrigger)).json()).toMatchObject({ properties: { state: 'Disabled' } })
  const read = (await ask(firstPurview.getTrigger)).json<{ properties: object }>()
  expect(read).toMatchObject(sampleBody(purview.putTrigger) ?? {})
  expect(read.properties).not.toHaveProperty('state')
  expect((await ask(firstPurview.putTrigger, read)).statusCode).toBe(200)
  expect((await ask(purview.getTrigger)).json()).toMatchObject({ properties: { state: 'Enabled' } })
  expect((await ask(firstPurview.deleteTrigger)).statusCode).toBe(204)
  expect((await ask(firstPurview.getTrigger)).statusCode).toBe(404)
})

test('the link to the next page of a list leads to where the list is, in the same version', async () => {
  const names = Array.from({ length: 101 }, (_, index) => `source-${String(index).padStart(3, '0')}`)
  await at.prisma.dataSource.createMany({ data: names.map((name) => ({ name, nameKey: name, kind: 'None', properties: {} })) })
  const first = (await ask(firstPurview.listDataSources)).json<{ nextLink: string }>()
  const { pathname, search } = new URL(first.nextLink)
  expect(first.nextLink).toContain('/datasources?api-version=2018-12-01-preview')
  const next = await send(at, as, { method: 'GET', url: pathname + search })
  expect(next.json()).toEqual({ value: [expect.objectContaining({ name: 'source-100' })], count: 101 })
})

test.each([
  ['the first version', '/scan/datasources', '2018-12-01-preview', purview.listDataSources],
  ['the first version of runtimes, which it did not know,', '/scan/integrationruntimes', '2018-12-01-preview', purview.listRuntimes],
  ['a later version', '/datasources', '2023-09-01', firstPurview.listDataSources],
])('%s is refused at %s', async (_, url, version, { apiVersions }) => {
  const answer = await send(at, as, { method: 'GET', url: `${url}?api-version=${version}` })
  expect(answer.json()).toMatchObject({
    error: { code: 'UnsupportedApiVersion', message: expect.stringContaining(apiVersions.join(', ')) },
  })
})

describe('an unknown field', () => {
  test.each([
    [firstPurview.putDataSource, 'creationType', 'Manual'],
    [firstPurview.putScan, 'lastRunResult', null],
    [firstPurview.putTrigger, 'validationErrorInfo', null],
  ] as const)('of $id is what a later version has: %s', async (operation, field, value) => {
    const body = { ...sampleBody(operation), [field]: value }
    expect((await ask(operation, body)).json()).toMatchObject({ error: { code: 'InvalidField', target: field } })
  })
})

describe.skipIf(!official.isHere)('by the contract of the original (skips where ../shared/contract is not beside the checkout)', () => {
  const examples = official.examples()
  const exampleOf = (operation: Operation) => examples.find(({ operationId }) => operationId === officialId(operation))

  test.each(operations)('$id is where the contract has it', (operation) => {
    const found = official.operations().filter(({ operation: { operationId } }) => operationId === officialId(operation))
    expect(found.map((each) => each.at)).toEqual([`${operation.method} ${operation.path}`])
  })

  test('of data sources, scans, runs and triggers every operation is here', () => {
    const theirs = official.operations().map(({ operation: { operationId } }) => operationId)
    const served = theirs.filter((id) => /^(DataSources|Scans|ScanResult|Triggers)_/.test(id))
    expect(operations.map(officialId).toSorted()).toEqual(served.toSorted())
  })

  /** Sends what the example of an operation sends, about the things of `parameters`. */
  function sendExample(operation: Operation, parameters: Record<string, unknown>) {
    const { properties = {} } = (operation.query ?? {}) as { properties?: object }
    const query = Object.fromEntries(Object.entries(parameters).filter(([name]) => name in properties))
    const body = exampleOf(operation)?.parameters.body
    return send(at, as, {
      method: operation.method,
      url: pathOf(operation, { params: parameters, query }),
      ...(operation.body === undefined || body === undefined ? {} : { payload: body }),
    })
  }

  /** What there has to be before an operation whose example is about it. */
  const made: [of: RegExp, before: Operation][] = [
    [/./, firstPurview.putDataSource],
    [/^(Scans_(?!CreateOrUpdate)|ScanResult|Triggers)/, firstPurview.putScan],
    [/^Triggers_(?!CreateTrigger)/, firstPurview.putTrigger],
    [/^ScanResult_(?!RunScan)/, firstPurview.startRun],
  ]

  test.each(operations)("Microsoft's own example of $id is accepted, and the answer is right", async (operation) => {
    const { parameters: named = {}, statuses = [] } = exampleOf(operation) ?? {}
    const parameters = { scanName: 'myScanName', runId: randomUUID(), ...named }
    const needed = made.filter(([of, before]) => of.test(operation.id) && before !== operation)
    for (const [, before] of needed) expect((await sendExample(before, parameters)).statusCode).toBeLessThan(300)
    const answer = await sendExample(operation, parameters)
    expect([answer.body, statuses]).toEqual([answer.body, expect.arrayContaining([answer.statusCode])])
    expect(official.judge(officialId(operation), answer)).toEqual([])
  })

  test.each(operations)('a refusal by $id is right as well', async (operation) => {
    const answer = await send(at, as, { method: operation.method, url: operation.path.replaceAll(/\{\w+\}/g, 'no') })
    expect([answer.statusCode, official.judge(officialId(operation), answer)]).toEqual([400, []])
  })
})
