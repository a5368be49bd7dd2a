import type { Scan } from '@mooring/contract'
import { expect, test } from 'vitest'
import { scanFacts } from './scanFacts.ts'

const scanOf = (kind: string, properties: object) =>
  ({ id: 'x', name: 'Scan-a', kind, dataSourceName: 'Orders', scanId: '0197', creationType: 'Manual', properties }) as Scan

const credential = { referenceName: 'reader', credentialType: 'BasicAuth' }

test.each([
  [
    'AzurePostgreSqlCredential',
    { serverEndpoint: 'db', port: 5432, databaseName: 'sales', credential, sslMode: 5 },
    { server: 'db:5432', databaseName: 'sales', credential: 'reader', ruleset: null, sslMode: 5 },
  ],
  [
    'SqlServerDatabaseCredential',
    { serverEndpoint: 'sql\\X', databaseName: 'sales', credential, scanRulesetName: 'SqlServerDatabase', scanRulesetType: 'System' },
    { server: 'sql\\X', databaseName: 'sales', credential: 'reader', ruleset: null, sslMode: null },
  ],
  [
    'FileSystem',
    { scanRulesetName: 'own', scanRulesetType: 'Custom' },
    { server: null, databaseName: null, credential: null, ruleset: 'own', sslMode: null },
  ],
  [
    'PowerBIMsi',
    { databaseName: { odd: true }, credential: {} },
    { server: null, databaseName: null, credential: null, ruleset: null, sslMode: null },
  ],
])('of a scan of the kind %s what it says is told, and nothing else', (kind, properties, facts) => {
  expect(scanFacts(scanOf(kind, properties))).toEqual(facts)
})
