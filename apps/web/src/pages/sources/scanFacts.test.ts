import type { Scan } from '@mooring/contract'
import { expect, test } from 'vitest'
import { scanFacts } from './scanFacts.ts'

const scanOf = (kind: string, properties: object) =>
  ({ id: 'x', name: 'Scan-a', kind, dataSourceName: 'Orders', scanId: '0197', creationType: 'Manual', properties }) as Scan

const credential = { referenceName: 'reader', credentialType: 'BasicAuth' }

test.each([
  [
    'AzurePostgreSqlCredential',
    { serverEndpoint: 'db', port: 5432, databaseName: 'sales', credential },
    { server: 'db:5432', databaseName: 'sales', credential: 'reader' },
  ],
  [
    'SqlServerDatabaseCredential',
    { serverEndpoint: 'sql\\X', databaseName: 'sales', credential },
    { server: 'sql\\X', databaseName: 'sales', credential: 'reader' },
  ],
  ['FileSystem', {}, { server: null, databaseName: null, credential: null }],
  ['PowerBIMsi', { databaseName: { odd: true }, credential: {} }, { server: null, databaseName: null, credential: null }],
])('of a scan of the kind %s what it says is told, and nothing else', (kind, properties, facts) => {
  expect(scanFacts(scanOf(kind, properties))).toEqual(facts)
})
