import { purview } from '@mooring/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, aRuntime, aScan } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
beforeAll(async () => {
  at = await openTestConsole()
})
afterAll(() => at.close())

const get = (dataSourceName: string) => at.call(purview.getDataSource, { params: { dataSourceName } })

test('answers the data source, by its name in any case', async () => {
  const { dataSourceName } = await aScan(at, await aRuntime(at))
  expect(await get(dataSourceName.toUpperCase())).toMatchObject({
    id: `datasources/${dataSourceName}`,
    name: dataSourceName,
    kind: 'AzurePostgreSql',
    properties: { serverEndpoint: '127.0.0.1', port: 5432 },
  })
})

test('a reader may', async () => {
  const { dataSourceName } = await aScan(at, await aRuntime(at))
  const reader = await aPerson(at, 'Reader')
  await expect(at.call(purview.getDataSource, { params: { dataSourceName } }, reader)).resolves.toMatchObject({ name: dataSourceName })
})

test('answers DataSource_NotFound and names what is missing', async () => {
  await expect(get('never-was')).rejects.toMatchObject({
    status: 404,
    code: 'DataSource_NotFound',
    message: expect.stringContaining('never-was'),
  })
})
