import { randomUUID } from 'node:crypto'
import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aRun, aRuntime, aScan, scanParams, unique, type TestScan } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const start = (scan: TestScan, query: { runId: string; scanLevel?: 'Full' | 'Incremental' } = { runId: randomUUID() }) =>
  at.call(purview.startRun, { params: scanParams(scan), query })

test('queues a run, which is on record and announced', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const runId = randomUUID()
  const heard = await announcedBy(at, async () => {
    expect(await start(scan, { runId, scanLevel: 'Incremental' })).toMatchObject({
      id: runId,
      resourceId: `datasources/${scan.dataSourceName}/scans/${scan.scanName}`,
      status: 'Accepted',
      scanLevelType: 'Incremental',
      runType: 'Manual',
      dataSourceType: 'AzurePostgreSql',
      startTime: expect.any(String),
      discoveryExecutionDetails: { status: 'Queued', statistics: { assets: { discovered: 0, classified: 0, failed: 0 } } },
    })
  })
  expect(heard).toEqual([{ topic: 'runs', name: runId }])
  expect(await audited(at, 'startRun', `scan/${scan.dataSourceName}/${scan.scanName}`)).toMatchObject([{ detail: { runId } }])
})

test('whoever says no level gets an incremental run, as the contract has it', async () => {
  expect(await start(await aScan(at, await aRuntime(at)))).toMatchObject({ scanLevelType: 'Incremental' })
})

test('a run id that is reused, in any case, is the same run', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const runId = randomUUID()
  const first = await start(scan, { runId, scanLevel: 'Full' })
  expect(await start(scan, { runId: runId.toUpperCase(), scanLevel: 'Incremental' })).toEqual(first)
  expect(await audited(at, 'startRun', `scan/${scan.dataSourceName}/${scan.scanName}`)).toHaveLength(1)
})

test('a run id that is used many times at once is one run, and each caller gets it', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const runId = randomUUID()
  const answers = await Promise.all(Array.from({ length: 6 }, () => start(scan, { runId })))
  expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([runId]))
  expect(await at.prisma.run.count({ where: { scan: { nameKey: scan.scanName } } })).toBe(1)
  expect(await audited(at, 'startRun', `scan/${scan.dataSourceName}/${scan.scanName}`)).toHaveLength(1)
})

test('refuses the id of a run of another scan with ScanRun_IdInUse', async () => {
  const runtime = await aRuntime(at)
  const runId = await aRun(at, await aScan(at, runtime))
  await expect(start(await aScan(at, runtime), { runId })).rejects.toMatchObject({ status: 409, code: 'ScanRun_IdInUse' })
})

test.each([
  ['IntegrationRuntimeDeleted', 'runtimeName'],
  ['CredentialNotFound', 'credentialName'],
] as const)('a run without what it needs fails at once with %s and names it', async (code, missing) => {
  const scan = await aScan(at, await aRuntime(at))
  if (missing === 'runtimeName') await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: scan.runtimeName } })
  else await at.call(purview.deleteCredential, { params: { credentialName: scan.credentialName } })
  const run = await start(scan)
  expect(run).toMatchObject({ status: 'Failed', error: { code }, endTime: expect.any(String) })
  expect(run.errorMessage).toContain(scan[missing])
  expect(run.error?.message).toBe(run.errorMessage)
})

/** What was kept of a scan of storage, and of its source, as Microsoft's own examples have them. */
async function anUnreadyScan(sourceProperties: object, scanProperties: object) {
  const params = { dataSourceName: unique('storage'), scanName: 'nightly' }
  await at.call(purview.putDataSource, { params, body: { kind: 'AzureStorage', properties: sourceProperties } })
  await at.call(purview.putScan, { params, body: { kind: 'AzureStorageCredential', properties: scanProperties } })
  return params
}

test.each([
  ['integration runtime', { endpoint: 'https://sales.blob.core.windows.net/' }, { connectedVia: null }],
  ['credential', { endpoint: 'https://sales.blob.core.windows.net/' }, {}],
  ['endpoint', {}, { credential: true }],
] as const)('a run whose %s was never said fails at once with ScanIncomplete and names it', async (missing, of, said: object) => {
  const { runtimeName, credentialName } = await aScan(at, await aRuntime(at))
  const credential = { referenceName: credentialName, credentialType: 'AccountKey' }
  const connectedVia = { referenceName: runtimeName }
  const params = await anUnreadyScan(of, { connectedVia, ...said, ...('credential' in said ? { credential } : {}) })
  const run = await at.call(purview.startRun, { params, query: { runId: randomUUID() } })
  expect(run).toMatchObject({ status: 'Failed', error: { code: 'ScanIncomplete', message: expect.stringContaining(missing) } })
})

test('a run whose credential says nothing to sign in with fails at once with CredentialIncomplete and names what is missing', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const body = { kind: 'BasicAuth' as const, properties: { description: 'test description' } }
  await at.call(purview.putCredential, { params: { credentialName: scan.credentialName }, body })
  const run = await start(scan)
  expect(run).toMatchObject({ status: 'Failed', error: { code: 'CredentialIncomplete', message: expect.stringContaining('user') } })
})

test.each([
  ['NodeCannotScanKind', { connectedVia: true }],
  ['NodeCannotScanKind', {}],
] as const)('a run of a kind that no node supports fails at once with %s', async (code, { connectedVia }: { connectedVia?: true }) => {
  const [runtime, dataSourceName] = [await aRuntime(at), unique('oracle')]
  await at.call(purview.putDataSource, { params: { dataSourceName }, body: { kind: 'Oracle', properties: {} } })
  const params = { dataSourceName, scanName: 'nightly' }
  const properties = connectedVia === true ? { connectedVia: { referenceName: runtime } } : {}
  await at.call(purview.putScan, { params, body: { kind: 'OracleOracleUserPass', properties } })
  const run = await at.call(purview.startRun, { params, query: { runId: randomUUID() } })
  expect(run).toMatchObject({ status: 'Failed', error: { code, message: expect.stringContaining('OracleOracleUserPass') } })
})

test.each(['', 'not-an-id', '{11111111-1111-4111-8111-111111111111}', '11111111-1111-4111-8111-11111111111g'])(
  'refuses the run id %j with InvalidField',
  async (runId) => {
    const scan = await aScan(at, await aRuntime(at))
    await expect(start(scan, { runId })).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: 'runId' })
  },
)

test('answers Scan_NotFound for a scan that is not there', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await expect(start({ ...scan, scanName: 'never-was' })).rejects.toMatchObject({ status: 404, code: 'Scan_NotFound' })
})
