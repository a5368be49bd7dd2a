import { console, node, purview, type ScanBody } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aConnectionReport, aHeartbeat, aNode, aRuntime, aScan, scanBody, type TestScan } from '../../testing/builders.ts'
import { audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const tryOut = (scan: TestScan, change: Partial<ScanBody> = {}) =>
  at.call(console.testConnection, { params: { dataSourceName: scan.dataSourceName }, body: { ...scanBody(scan), ...change } as ScanBody })

test('the least busy node of the runtime tries it, and nothing is kept of the scan', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const [busy, free] = [await aNode(at, scan.runtimeName), await aNode(at, scan.runtimeName)]
  await at.call(node.heartbeat, { body: { ...aHeartbeat, runningJobs: 3 } }, busy.as)
  await at.call(node.heartbeat, { body: aHeartbeat }, free.as)
  const asking = tryOut(scan)
  const task = await at.call(node.takeTask, { body: { waitSeconds: 20 } }, free.as)
  expect(task).toMatchObject({
    kind: 'testConnection',
    source: { kind: 'AzurePostgreSql' },
    scan: { kind: 'AzurePostgreSqlCredential', properties: { databaseName: 'sales' } },
    credential: { kind: 'BasicAuth' },
    targets: [{ purpose: 'dataSource', host: '127.0.0.1', port: 5432 }],
  })
  const body = { kind: 'testConnection', report: aConnectionReport } as const
  await at.call(node.completeTask, { params: { taskId: task?.taskId ?? '' }, body }, free.as)
  expect(await asking).toEqual({ nodeName: free.registration.nodeName, report: aConnectionReport })
  expect(await audited(at, 'testConnection', `dataSource/${scan.dataSourceName}`)).toHaveLength(1)
  expect(await at.prisma.run.count({ where: { scan: { nameKey: scan.scanName } } })).toBe(0)
})

test('the way that is tried is that of the scan, where it is another than that of its data source', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const { as } = await aNode(at, scan.runtimeName)
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  const properties = { ...scanBody(scan).properties, serverEndpoint: 'replica.example', port: 5433 }
  const asking = tryOut(scan, { properties })
  const task = await at.call(node.takeTask, { body: { waitSeconds: 20 } }, as)
  expect(task).toMatchObject({ targets: [{ purpose: 'dataSource', host: 'replica.example', port: 5433, protocol: 'tcp' }] })
  const body = { kind: 'testConnection', report: aConnectionReport } as const
  await at.call(node.completeTask, { params: { taskId: task?.taskId ?? '' }, body }, as)
  await asking
})

test('a runtime without a connected node is refused with NoNodeOnline, also when its only node drains', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await expect(tryOut(scan)).rejects.toMatchObject({ status: 409, code: 'NoNodeOnline' })
  const { as, registration } = await aNode(at, scan.runtimeName)
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  await at.call(console.drainNode, { params: { name: scan.runtimeName, nodeName: registration.nodeName } })
  await expect(tryOut(scan)).rejects.toMatchObject({ code: 'NoNodeOnline' })
})

test('what a node would have to know and the scan does not say is named', async () => {
  const scan = await aScan(at, await aRuntime(at))
  await at.call(node.heartbeat, { body: aHeartbeat }, (await aNode(at, scan.runtimeName)).as)
  const { databaseName: _, ...properties } = scanBody(scan).properties
  const refused = { status: 400, code: 'InvalidField' }
  await expect(tryOut(scan, { properties })).rejects.toMatchObject({ ...refused, target: 'properties.databaseName' })
  await expect(tryOut(scan, { properties: { ...properties, connectedVia: null } })).rejects.toMatchObject({
    ...{ ...refused, target: 'properties.connectedVia.referenceName' },
  })
})

test('what the scan names must exist: InvalidField, and DataSource_NotFound', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const { properties } = scanBody(scan)
  const never = { referenceName: 'never-was' }
  await expect(tryOut(scan, { properties: { ...properties, connectedVia: never } })).rejects.toMatchObject({
    ...{ code: 'InvalidField', target: 'properties.connectedVia.referenceName' },
  })
  const credential = { ...never, credentialType: 'BasicAuth' as const }
  await expect(tryOut(scan, { properties: { ...properties, credential } })).rejects.toMatchObject({
    ...{ code: 'InvalidField', target: 'properties.credential.referenceName' },
  })
  await expect(tryOut(scan, { kind: 'AzureMySqlCredential' })).rejects.toMatchObject({ code: 'InvalidField', target: 'kind' })
  await expect(tryOut({ ...scan, dataSourceName: 'never-was' })).rejects.toMatchObject({ code: 'DataSource_NotFound' })
})

test('when the node is gone before it answers, that is said: NodeDidNotAnswer', async () => {
  const scan = await aScan(at, await aRuntime(at))
  const { as } = await aNode(at, scan.runtimeName)
  await at.call(node.heartbeat, { body: aHeartbeat }, as)
  const asking = tryOut(scan)
  await at.call(node.takeTask, { body: { waitSeconds: 20 } }, as)
  await at.call(purview.deleteRuntime, { params: { integrationRuntimeName: scan.runtimeName } })
  await expect(asking).rejects.toMatchObject({ status: 504, code: 'NodeDidNotAnswer' })
})
