import { node, purview, type DataSourceBody } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLeasedRun, anAsset, aRuntime, scanParams, unique } from '../../testing/builders.ts'
import { announcedBy, audited } from '../../testing/observe.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const put = (dataSourceName: string, properties: object = {}) =>
  at.call(purview.putDataSource, {
    params: { dataSourceName },
    body: { kind: 'AzurePostgreSql', properties: { serverEndpoint: 'db.example', port: 5432, ...properties } },
  })

test('registers a data source, keeps what it was given, and is on record', async () => {
  const name = unique('source')
  const source = await put(name, { resourceGroup: 'rg', collection: { referenceName: 'sales', type: 'CollectionReference' } })
  expect(source).toEqual({
    id: `datasources/${name}`,
    name,
    kind: 'AzurePostgreSql',
    creationType: 'Manual',
    properties: {
      serverEndpoint: 'db.example',
      port: 5432,
      resourceGroup: 'rg',
      collection: { referenceName: 'sales', type: 'CollectionReference' },
      createdAt: expect.any(String),
      lastModifiedAt: expect.any(String),
    },
  })
  expect(await at.call(purview.getDataSource, { params: { dataSourceName: name } })).toEqual(source)
  expect(await audited(at, 'createDataSource', `dataSource/${name}`)).toMatchObject([{ actorKind: 'token', outcome: 'succeeded' }])
})

test('replaces what was there: what is not sent is gone, and what hangs on the source stays', async () => {
  const { as, scan, params, fence } = await aLeasedRun(at, await aRuntime(at))
  await at.call(node.reportAssets, { params, body: { fence, assets: [anAsset('kept')] } }, as)
  await put(scan.dataSourceName, { location: 'north' })

  const replaced = await put(scan.dataSourceName, { port: 6432 })

  expect(replaced.properties).toMatchObject({ port: 6432 })
  expect(replaced.properties).not.toHaveProperty('location')
  expect(await at.prisma.dataSource.count({ where: { name: scan.dataSourceName } })).toBe(1)
  expect(await at.prisma.asset.count({ where: { dataSource: { name: scan.dataSourceName } } })).toBe(1)
  await expect(at.call(purview.getScan, { params: scanParams(scan) })).resolves.toMatchObject({ name: scan.scanName })
  expect(await audited(at, 'updateDataSource', `dataSource/${scan.dataSourceName}`)).toHaveLength(2)
})

test('what is read-only does not change when it is sent back', async () => {
  const name = unique('source')
  const { properties } = await put(name)
  const again = await put(name, { createdAt: '2001-01-01T00:00:00Z', lastModifiedAt: '2001-01-01T00:00:00Z' })
  expect(again.properties.createdAt).toBe(properties.createdAt)
  expect(Date.parse(again.properties.lastModifiedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(properties.lastModifiedAt ?? ''))
  const row = await at.prisma.dataSource.findUniqueOrThrow({ where: { nameKey: name } })
  expect(row.properties).toEqual({ serverEndpoint: 'db.example', port: 5432 })
})

test('of many at once one creates, all succeed, and there is one', async () => {
  const name = unique('source')
  await Promise.all(Array.from({ length: 6 }, (_, port) => put(name, { port: 5000 + port })))
  expect(await at.prisma.dataSource.count({ where: { nameKey: name } })).toBe(1)
  expect(await audited(at, 'createDataSource', `dataSource/${name}`)).toHaveLength(1)
  expect(await audited(at, 'updateDataSource', `dataSource/${name}`)).toHaveLength(5)
})

test('names differ in more than case: another spelling is the same source, shown as it was first typed', async () => {
  const name = unique('source')
  await put(name)
  expect((await put(name.toUpperCase())).name).toBe(name)
})

test.each([
  ['serverEndpoint', 'https://db.example/'],
  ['serverEndpoint', 'somebody@db'],
  ['serverEndpoint', ''],
  ['port', 0],
  ['port', 65536],
  ['port', '5432'],
  ['port', 1.5],
])('refuses the %s %j with InvalidField and keeps nothing', async (field, value) => {
  const name = unique('source')
  await expect(put(name, { [field]: value })).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: `properties.${field}` })
  expect(await at.prisma.dataSource.count({ where: { nameKey: name } })).toBe(0)
})

test('is announced', async () => {
  const name = unique('source')
  expect(await announcedBy(at, () => put(name))).toEqual([{ topic: 'dataSources', name }])
})

test.each([
  ['FileSystem', { path: '/srv/data' }, { path: 'relative/data' }, 'properties.path'],
  ['AzureStorage', { endpoint: 'https://account.blob.core.windows.net/' }, { endpoint: 'ftp://account' }, 'properties.endpoint'],
  ['SqlServerDatabase', { serverEndpoint: 'sql.example\\INST' }, { serverEndpoint: 'a b' }, 'properties.serverEndpoint'],
  ['AzureMySql', { serverEndpoint: 'my.example', port: 3306 }, { serverEndpoint: 'my.example', port: 'x' }, 'properties.port'],
] as const)('%s has properties of its own, and a wrong one is named', async (kind, properties, wrong, target) => {
  const dataSourceName = unique('source')
  const send = (of: object) =>
    at.call(purview.putDataSource, { params: { dataSourceName }, body: { kind, properties: of } as DataSourceBody })
  expect(await send(properties)).toMatchObject({ kind, properties })
  await expect(send(wrong)).rejects.toMatchObject({ status: 400, target })
  await expect(send({ ...properties, surprise: 1 })).rejects.toMatchObject({ status: 400, target: 'properties.surprise' })
})

test('is kept without what a node would need, as the contract has it; null is what is absent', async () => {
  const dataSourceName = unique('source')
  const send = (body: DataSourceBody) => at.call(purview.putDataSource, { params: { dataSourceName }, body })
  const times = { createdAt: expect.any(String), lastModifiedAt: expect.any(String) }
  const sent = { serverEndpoint: 'db.example', dataSourceCollectionMovingState: '0', port: null, collection: null }
  expect((await send({ kind: 'AzurePostgreSql', name: null, scans: null, properties: sent })).properties).toEqual({
    serverEndpoint: 'db.example',
    dataSourceCollectionMovingState: '0',
    ...times,
  })
  expect((await send({ kind: 'AzurePostgreSql' })).properties).toEqual(times)
})

test('a kind that no node scans is kept as it came; one that is unknown is refused', async () => {
  const send = (kind: string) =>
    at.call(purview.putDataSource, {
      params: { dataSourceName: unique('source') },
      body: { kind, properties: { host: 'h', service: { a: [1] } } } as DataSourceBody,
    })
  expect(await send('Oracle')).toMatchObject({ kind: 'Oracle', properties: { host: 'h', service: { a: [1] } } })
  expect(await send('None')).toMatchObject({ kind: 'None' })
  await expect(send('Sybase')).rejects.toMatchObject({ status: 400, target: 'kind' })
})

test('the kind of a source stays: InvalidField, and nothing is changed', async () => {
  const name = unique('source')
  const source = await put(name)
  const body = { kind: 'FileSystem', properties: { path: '/srv/data' } } as const
  const changed = at.call(purview.putDataSource, { params: { dataSourceName: name }, body })
  await expect(changed).rejects.toMatchObject({ status: 400, code: 'InvalidField', target: 'kind' })
  expect(await at.call(purview.getDataSource, { params: { dataSourceName: name } })).toEqual(source)
})
