import { expect, test } from 'vitest'
import { sourceEndpoint } from './sourceEndpoint.ts'

const sqlServer = (serverEndpoint: string) => sourceEndpoint({ kind: 'SqlServerDatabase', properties: { serverEndpoint } })
const storage = (endpoint: string) => sourceEndpoint({ kind: 'AzureStorage', properties: { endpoint } })

test('a server says its host and port itself', () => {
  expect(sourceEndpoint({ kind: 'AzureMySql', properties: { serverEndpoint: 'my.example', port: 3306 } })).toEqual({
    host: 'my.example',
    port: 3306,
  })
})

test.each([
  ['sql.example', 'sql.example', 1433],
  ['sql.example,1500', 'sql.example', 1500],
  ['sql.example\\INST', 'sql.example', 1433],
  ['sql.example\\INST,1500', 'sql.example', 1500],
])('of SQL Server, %s is read as its tools do', (written, host, port) => expect(sqlServer(written)).toEqual({ host, port }))

test('a storage account is reached at its address, by the port of the scheme unless it says another', () => {
  expect(storage('https://account.blob.core.windows.net/')).toEqual({ host: 'account.blob.core.windows.net', port: 443 })
  expect(storage('http://127.0.0.1:10000/devstoreaccount1')).toEqual({ host: '127.0.0.1', port: 10000 })
})

test('a folder, or a kind of which that is not known, is reached at no endpoint', () => {
  expect(sourceEndpoint({ kind: 'FileSystem', properties: { path: '/srv/data' } })).toBeNull()
  expect(sourceEndpoint({ kind: 'PowerBI', properties: { tenant: 't' } })).toBeNull()
})
