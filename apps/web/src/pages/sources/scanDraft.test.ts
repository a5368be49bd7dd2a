import type { Scan } from '@mooring/contract'
import { expect, test } from 'vitest'
import { draftOfScan, scanBodyOf, scanRefusals } from './scanDraft.ts'

const scan: Scan = {
  id: 'datasources/Orders/scans/Scan-a',
  name: 'Scan-a',
  kind: 'AzurePostgreSqlCredential',
  dataSourceName: 'Orders',
  scanId: '0197',
  creationType: 'Manual',
  properties: {
    serverEndpoint: 'db.internal',
    port: 5432,
    databaseName: 'sales',
    credential: { referenceName: 'Orders-reader', credentialType: 'BasicAuth' },
    connectedVia: { referenceName: 'Runtime-1', integrationRuntimeType: 'SelfHosted' },
    sslMode: 2,
  },
}

test('a scan that is edited keeps what the form does not know', () => {
  const draft = { ...draftOfScan(scan), databaseName: ' stock ', port: '5433' }
  expect(scanBodyOf(draft, scan)).toEqual({
    kind: 'AzurePostgreSqlCredential',
    properties: { ...scan.properties, databaseName: 'stock', port: 5433 },
  })
})

test('a complete draft is refused nothing', () => {
  expect(scanRefusals(draftOfScan(scan))).toEqual({})
})

test('an empty draft is refused everything', () => {
  const empty = { name: '', serverEndpoint: '', port: '', databaseName: ' ', credential: '', runtime: '' }
  expect(Object.keys(scanRefusals(empty)).toSorted()).toEqual(['credential', 'databaseName', 'name', 'port', 'runtime', 'serverEndpoint'])
})
