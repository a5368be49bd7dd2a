import { randomUUID } from 'node:crypto'
import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRun, aRuntime, aScan, aScanRuleset, scanBody, scanParams, unique, type TestScan } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const put = (scan: TestScan, properties: object = {}) => {
  const body = scanBody(scan)
  return at.call(purview.putScan, { params: scanParams(scan), body: { ...body, properties: { ...body.properties, ...properties } } })
}
/** A source, a credential and a runtime, with the name of a scan that is not there yet. */
const nearlyAScan = async (): Promise<TestScan> => ({ ...(await aScan(at, await aRuntime(at))), scanName: 'another' })

test('creates a scan of the source, and is on record', async () => {
  const scan = await nearlyAScan()
  const created = await put(scan, { scanRulesetName: 'AzurePostgreSql', scanRulesetType: 'System', workers: 2 })
  expect(created).toMatchObject({
    id: `datasources/${scan.dataSourceName}/scans/another`,
    name: 'another',
    kind: 'AzurePostgreSqlCredential',
    dataSourceName: scan.dataSourceName,
    creationType: 'Manual',
    properties: { ...scanBody(scan).properties, scanRulesetName: 'AzurePostgreSql', workers: 2 },
  })
  expect(created.lastRunResult).toBeUndefined()
  expect(await audited(at, 'createScan', `scan/${scan.dataSourceName}/another`)).toHaveLength(1)
})

test('replaces the properties and keeps the runs', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await put(scan, { workers: 3 })
  const runId = await aRun(at, scan)
  const replaced = await put(scan, { databaseName: 'stock' })
  expect(replaced.properties).toMatchObject({ databaseName: 'stock' })
  expect(replaced.properties).not.toHaveProperty('workers')
  expect(replaced.lastRunResult?.id).toBe(runId)
  expect(await audited(at, 'updateScan', `scan/${scan.dataSourceName}/${scan.scanName}`)).toHaveLength(2)
})

test('what is sent as null is kept as absent, whatever it is', async () => {
  const scan = await nearlyAScan()
  const params = scanParams(scan)
  const sent = { connectedVia: null, workers: null, port: null, collection: { referenceName: 'sales', type: null }, scanRulesetName: null }
  const body = { kind: 'AzurePostgreSqlCredential' as const, lastRunResult: null, creationType: null, properties: sent }
  const { properties } = await at.call(purview.putScan, { params, body })
  expect(properties).toEqual({
    collection: { referenceName: 'sales' },
    createdAt: expect.any(String),
    lastModifiedAt: expect.any(String),
  })
  const bare = { kind: 'AzurePostgreSqlCredential' as const, properties: null }
  expect((await at.call(purview.putScan, { params, body: bare })).properties).not.toHaveProperty('collection')
})

test('the type of the runtime is said even when the client left it out', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const { properties } = await put(scan, { connectedVia: { referenceName: scan.runtimeName } })
  expect(properties.connectedVia).toEqual({ referenceName: scan.runtimeName, integrationRuntimeType: 'SelfHosted' })
})

test.each([
  ['connectedVia', { referenceName: 'never-was' }],
  ['credential', { referenceName: 'never-was', credentialType: 'BasicAuth' }],
])('refuses a %s that does not exist with InvalidField and keeps nothing', async (field, reference) => {
  const scan = await nearlyAScan()
  const refused = { status: 400, code: 'InvalidField', target: `properties.${field}.referenceName` }
  await expect(put(scan, { [field]: reference })).rejects.toMatchObject(refused)
  expect(await at.prisma.scan.count({ where: { nameKey: 'another', dataSource: { name: scan.dataSourceName } } })).toBe(0)
})

test('a scan whose runtime and credential are gone can still be edited, but not be moved to another that does not exist', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: scan.runtimeName } })
  await at.call(purview.deleteCredential, { params: { credentialName: scan.credentialName } })
  expect((await put(scan, { databaseName: 'stock' })).properties).toMatchObject({ databaseName: 'stock' })
  await expect(put(scan, { connectedVia: { referenceName: 'never-was' } })).rejects.toMatchObject({ code: 'InvalidField' })
})

test('moves to another runtime, which then counts it', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const other = await aRuntime(at)
  await put(scan, { connectedVia: { referenceName: other.toUpperCase() } })
  const [before, after] = await Promise.all([scan.runtimeName, other].map((name) => at.prisma.scan.count({ where: { runtimeKey: name } })))
  expect([before, after]).toEqual([0, 1])
})

test('answers DataSource_NotFound when the source is not there', async () => {
  const scan = await nearlyAScan()
  await expect(put({ ...scan, dataSourceName: 'never-was' })).rejects.toMatchObject({ status: 404, code: 'DataSource_NotFound' })
})

test('of many at once one creates, all succeed, and there is one', async () => {
  const scan = await nearlyAScan()
  await Promise.all(Array.from({ length: 6 }, (_, workers) => put(scan, { workers: workers + 1 })))
  expect(await at.prisma.scan.count({ where: { nameKey: 'another', dataSource: { name: scan.dataSourceName } } })).toBe(1)
  expect(await audited(at, 'createScan', `scan/${scan.dataSourceName}/another`)).toHaveLength(1)
})

test('is announced with its source and its runtime', async () => {
  const scan = await aScan(at, await aRuntime(at))
  expect(await announcedBy(at, () => put(scan))).toEqual([
    { topic: 'scans', name: scan.dataSourceName },
    { topic: 'runtimes', name: scan.runtimeName },
  ])
})

test('a kind that no node scans is kept as it came, and what it names must exist', async () => {
  const { runtimeName } = await nearlyAScan()
  const dataSourceName = unique('oracle')
  const host = { host: 'ora.example', port: '1521', service: 'ORCL' }
  await at.call(purview.putDataSource, { params: { dataSourceName }, body: { kind: 'Oracle', properties: host } })
  const params = { dataSourceName, scanName: 'nightly' }
  const properties = { schema: ['hr'], mitiCache: { enable: true }, connectedVia: { referenceName: runtimeName } }
  const scan = await at.call(purview.putScan, { params, body: { kind: 'OracleOracleUserPass', properties } })
  expect(scan).toMatchObject({ kind: 'OracleOracleUserPass', properties: { schema: ['hr'], mitiCache: { enable: true } } })
  const elsewhere = { ...properties, connectedVia: { referenceName: 'never-was' } }
  await expect(at.call(purview.putScan, { params, body: { kind: 'OracleOracleUserPass', properties: elsewhere } })).rejects.toMatchObject({
    target: 'properties.connectedVia.referenceName',
  })
})

test('is as liberal as the contract: a runtime of another type, any number of workers, a credential that cannot sign in there', async () => {
  const scan = await nearlyAScan()
  const credential = { referenceName: scan.credentialName, credentialType: 'AmazonARN' }
  const properties = { connectedVia: { referenceName: scan.runtimeName, integrationRuntimeType: 'Managed' }, workers: 500, credential }
  expect((await put(scan, properties)).properties).toMatchObject(properties)
  const run = await at.call(purview.startRun, { params: scanParams(scan), query: { runId: randomUUID() } })
  expect(run.error).toMatchObject({ code: 'ScanIncomplete', message: expect.stringContaining('credentialType') })
})

test('a kind that is for another kind of source is refused', async () => {
  const scan = await nearlyAScan()
  const body = { ...scanBody(scan), kind: 'AzureMySqlCredential' as const }
  await expect(at.call(purview.putScan, { params: scanParams(scan), body })).rejects.toMatchObject({ code: 'InvalidField', target: 'kind' })
})

test('may not begin to name a rule set that does not exist or is for another kind of source, and keeps one that was deleted', async () => {
  const scan = await nearlyAScan()
  const target = 'properties.scanRulesetName'
  const custom = (scanRulesetName: string) => ({ scanRulesetName, scanRulesetType: 'Custom' })
  for (const name of ['never-was', await aScanRuleset(at, { kind: 'AzureStorage' })])
    await expect(put(scan, custom(name))).rejects.toMatchObject({ status: 400, code: 'InvalidField', target })
  const scanRulesetName = await aScanRuleset(at)
  await put(scan, custom(scanRulesetName))
  await at.call(purview.deleteScanRuleset, { params: { scanRulesetName } })
  await expect(put(scan, { ...custom(scanRulesetName), workers: 3 })).resolves.toMatchObject({ properties: { workers: 3 } })
})
