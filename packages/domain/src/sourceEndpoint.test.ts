import { expect, test } from 'vitest'
import { scanEndpoint, sourceEndpoint } from './sourceEndpoint.ts'

const sqlServer = (serverEndpoint: string) => sourceEndpoint({ kind: 'SqlServerDatabase', properties: { serverEndpoint } })
const storage = (endpoint: string) => sourceEndpoint({ kind: 'AzureStorage', properties: { endpoint } })

test('a server says its host and port itself', () => {
  expect(sourceEndpoint({ kind: 'AzureMySql', properties: { serverEndpoint: 'my.example', port: 3306 } })).toEqual({
    host: 'my.example',
    port: 3306,
  })
})

test.each<[string, string, number | null]>([
  ['sql.example', 'sql.example', 1433],
  ['sql.example,1500', 'sql.example', 1500],
  ['sql.example\\INST', 'sql.example', null],
  ['sql.example\\mssqlserver', 'sql.example', 1433],
  ['tcp:sql.example', 'sql.example', 1433],
  ['tcp:sql.example,1500', 'sql.example', 1500],
  ['(local)', 'localhost', 1433],
  ['.\\INST', 'localhost', null],
  ['[fd00::12],1500', 'fd00::12', 1500],
  ['sql.example\\INST,1500', 'sql.example', 1500],
])('of SQL Server, %s is read as its tools do', (written, host, port) => expect(sqlServer(written)).toEqual({ host, port }))

test('a storage account is reached at its address, by the port of the scheme unless it says another', () => {
  expect(storage('https://account.blob.core.windows.net/')).toEqual({ host: 'account.blob.core.windows.net', port: 443 })
  expect(storage('http://127.0.0.1:10000/devstoreaccount1')).toEqual({ host: '127.0.0.1', port: 10000 })
})

test('an address of IPv6 is one without the brackets that keep it from the port', () => {
  expect(storage('http://[fd00::12]:10000/devstoreaccount1')).toEqual({ host: 'fd00::12', port: 10000 })
  expect(sourceEndpoint({ kind: 'AzurePostgreSql', properties: { serverEndpoint: '[fd00::12]', port: 5432 } })).toEqual({
    host: 'fd00::12',
    port: 5432,
  })
})

test('a folder, or a kind of which that is not known, is reached at no endpoint', () => {
  expect(sourceEndpoint({ kind: 'FileSystem', properties: { path: '/srv/data' } })).toBeNull()
  expect(sqlServer('sql.example,99999')).toBeNull()
  expect(sourceEndpoint({ kind: 'PowerBI', properties: { tenant: 't' } })).toBeNull()
})

test('a scan that has a server of its own reaches that one', () => {
  const source = { kind: 'AzureMySql' as const, properties: { serverEndpoint: 'my.example', port: 3306 } }
  const at = (properties: object) => scanEndpoint(source, { properties } as Parameters<typeof scanEndpoint>[1])
  expect(at({ serverEndpoint: 'replica.example', port: 3307 })).toEqual({ host: 'replica.example', port: 3307 })
  expect(at({})).toEqual({ host: 'my.example', port: 3306 })
  const folder = { kind: 'FileSystem' as const, properties: { path: '/srv/data' } }
  expect(scanEndpoint(folder, { properties: { connectedVia: { referenceName: 'r' } } })).toBeNull()
})
