import type { KeptSource } from '@mooring/contract'
import { expect, test } from 'vitest'
import { targetsOfScan } from './targetsOfScan.ts'

const way = (source: KeptSource) =>
  targetsOfScan(source, { properties: { connectedVia: { referenceName: 'r' } } }).map(
    ({ protocol, host, port }) => `${protocol}://${host}:${port}`,
  )

test.each<[string, KeptSource, string[]]>([
  ['a server', { kind: 'AzureMySql', properties: { serverEndpoint: 'my.example', port: 3306 } }, ['tcp://my.example:3306']],
  ['an account', { kind: 'AdlsGen2', properties: { endpoint: 'https://lake.example/' } }, ['https://lake.example:443']],
  ['an emulator', { kind: 'AzureStorage', properties: { endpoint: 'http://127.0.0.1:10000/a' } }, ['http://127.0.0.1:10000']],
  ['a named instance', { kind: 'SqlServerDatabase', properties: { serverEndpoint: 'sql.example\\INST' } }, ['dns://sql.example:1434']],
  ['a folder', { kind: 'FileSystem', properties: { path: '/srv/data' } }, []],
])('the way to %s is known before it is taken', (_what, source, expected) => expect(way(source)).toEqual(expected))
