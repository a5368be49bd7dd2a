import type { DataSource, Scan, ScannableSourceKind } from '@mooring/contract'
import { expect, test } from 'vitest'
import { sourceKinds } from '../../components/sourceKinds.ts'
import { draftOfScan, newScanDraft, scanBodyOf, scanRefusals, type ScanDraft } from './scanDraft.ts'

const connectedVia = { referenceName: 'Runtime-1', integrationRuntimeType: 'SelfHosted' }
const server = { serverEndpoint: 'db.internal', databaseName: 'sales' }
const basic = { referenceName: 'reader', credentialType: 'BasicAuth' }
const accountKey = { referenceName: 'reader', credentialType: 'AccountKey' }

const properties: Record<ScannableSourceKind, [kind: string, properties: object]> = {
  AzurePostgreSql: ['AzurePostgreSqlCredential', { ...server, port: 5432, credential: basic, connectedVia, sslMode: 2 }],
  AzureMySql: ['AzureMySqlCredential', { ...server, port: 3306, credential: basic, connectedVia }],
  SqlServerDatabase: [
    'SqlServerDatabaseCredential',
    { ...server, credential: { referenceName: 'reader', credentialType: 'SqlAuth' }, connectedVia },
  ],
  AzureStorage: ['AzureStorageCredential', { credential: accountKey, connectedVia, workers: 4 }],
  AdlsGen2: ['AdlsGen2Credential', { credential: accountKey, connectedVia, scanRulesetName: 'files' }],
  FileSystem: ['FileSystem', { connectedVia, logLevel: 'verbose' }],
}

function scanOf(source: ScannableSourceKind): Scan {
  const [kind, held] = properties[source]
  return { id: 'x', name: 'Scan-a', kind, dataSourceName: 'Orders', scanId: '0197', creationType: 'Manual', properties: held } as Scan
}

function draftFor(kind: ScannableSourceKind): ScanDraft {
  const draft = draftOfScan(scanOf(kind))
  if (draft === null) throw new Error('There is a form for this kind.')
  return draft
}

test.each(sourceKinds)('a scan of the kind %s that is edited keeps what the form does not know', (kind) => {
  const scan = scanOf(kind)
  expect(scanRefusals(draftFor(kind))).toEqual({})
  expect(scanBodyOf(draftFor(kind), scan)).toEqual({ kind: scan.kind, properties: scan.properties })
})

test.each(sourceKinds)(
  'a scan of the kind %s that was kept through the API with nothing said is shown, and its form asks for the rest',
  (kind) => {
    const draft = draftOfScan({ ...scanOf(kind), properties: {} } as Scan)
    expect(draft).toMatchObject({ kind, runtime: '', databaseName: '', port: '', credential: '', credentialKind: null })
    expect(draft && scanRefusals(draft)).toMatchObject({ runtime: expect.any(String) })
  },
)

test('a credential of a kind that cannot sign in there is asked for again', () => {
  const properties = { ...server, port: 5432, credential: accountKey, connectedVia }
  const draft = draftOfScan({ ...scanOf('AzurePostgreSql'), properties } as Scan)
  expect(draft && scanRefusals(draft)).toEqual({ credential: expect.any(String) })
})

test('what is typed is written without the blanks around it', () => {
  const draft = { ...draftFor('AzurePostgreSql'), databaseName: ' stock ', serverEndpoint: ' db2 ', port: '5433' }
  expect(scanBodyOf(draft).properties).toEqual({
    serverEndpoint: 'db2',
    port: 5433,
    databaseName: 'stock',
    credential: basic,
    connectedVia,
  })
})

const inApi = (kind: DataSource['kind'], held: object) =>
  ({ id: 'x', name: 'Orders', creationType: 'Manual', kind, properties: held }) as DataSource

test('a new scan begins at the place of its source', () => {
  const source = inApi('AzureMySql', { serverEndpoint: 'my.internal', port: 3307 })
  expect(newScanDraft(source)).toMatchObject({ kind: 'AzureMySql', serverEndpoint: 'my.internal', port: '3307', credential: '' })
})

test.each([
  ['AzurePostgreSql', ['credential', 'databaseName', 'runtime']],
  ['AzureMySql', ['credential', 'databaseName', 'runtime']],
  ['SqlServerDatabase', ['credential', 'databaseName', 'runtime']],
  ['AzureStorage', ['credential', 'runtime']],
  ['AdlsGen2', ['credential', 'runtime']],
  ['FileSystem', ['runtime']],
] as const)('a new scan of the kind %s still lacks what that kind needs', (kind, lacking) => {
  const held = { serverEndpoint: 'db', port: 1, endpoint: 'https://account', path: '/srv' }
  const draft = newScanDraft(inApi(kind, held))
  if (draft === null) throw new Error('There is a form for this kind.')
  expect(Object.keys(scanRefusals(draft)).toSorted()).toEqual(lacking)
})

test('neither a source nor a scan of a kind that no node executes has a form', () => {
  expect(newScanDraft(inApi('PowerBI', { tenant: 't' }))).toBeNull()
  const scan = { ...scanOf('AzureStorage'), kind: 'AzureStorageMsi' as const }
  expect(draftOfScan(scan as Scan)).toBeNull()
})

test.each([
  ['AzurePostgreSql', 63],
  ['AzureMySql', 64],
  ['SqlServerDatabase', 128],
] as const)('the name of a database of %s has at most %i characters', (kind, max) => {
  expect(scanRefusals({ ...draftFor(kind), databaseName: 'x'.repeat(max) })).toEqual({})
  expect(scanRefusals({ ...draftFor(kind), databaseName: 'x'.repeat(max + 1) }).databaseName).toContain(String(max))
})

test.each([
  ["one of somebody's own", 'own', { scanRulesetName: 'own', scanRulesetType: 'Custom' }],
  ["the system's", '', {}],
])("a scan that followed another rule set of somebody's own follows %s", (_, ruleset, expected) => {
  const scan = scanOf('FileSystem')
  const before = { ...scan, properties: { ...scan.properties, scanRulesetName: 'other', scanRulesetType: 'Custom' } } as Scan
  expect(draftOfScan(before)).toMatchObject({ ruleset: 'other' })
  expect(scanBodyOf({ ...draftFor('FileSystem'), ruleset }, before).properties).toEqual({ ...scan.properties, ...expected })
})

test('a scan that names the rule set of the system goes on naming it', () => {
  const scan = scanOf('FileSystem')
  const ofSystem = { ...scan, properties: { ...scan.properties, scanRulesetName: 'FileSystem', scanRulesetType: 'System' } } as Scan
  expect(draftOfScan(ofSystem)).toMatchObject({ ruleset: '' })
  expect(scanBodyOf(draftFor('FileSystem'), ofSystem).properties).toEqual(ofSystem.properties)
})

test('encryption is said when it is not the usual one', () => {
  expect(scanBodyOf({ ...draftFor('AzureMySql'), sslMode: 5 }, scanOf('AzureMySql')).properties).toMatchObject({ sslMode: 5 })
  expect(scanBodyOf(draftFor('AzureMySql'), scanOf('AzureMySql')).properties).not.toHaveProperty('sslMode')
  expect(scanBodyOf({ ...draftFor('SqlServerDatabase'), sslMode: 5 }).properties).not.toHaveProperty('sslMode')
})
