import type { DataSource, ScannableSourceKind } from '@mooring/contract'
import { expect, test } from 'vitest'
import { isScanned, kindName, sourceKinds } from '../../components/sourceKinds.ts'
import { draftOfSource, newSourceDraft, sourceBodyOf, sourceRefusals, withKind, type SourceDraft } from './sourceDraft.ts'

const typed: SourceDraft = {
  kind: 'AzurePostgreSql',
  name: 'Orders',
  serverEndpoint: ' db.internal ',
  port: '5432',
  endpoint: ' https://account.blob.core.windows.net/ ',
  path: ' /srv/data ',
  collection: '',
}

const places: Record<ScannableSourceKind, object> = {
  AzurePostgreSql: { serverEndpoint: 'db.internal', port: 5432 },
  AzureMySql: { serverEndpoint: 'db.internal', port: 5432 },
  SqlServerDatabase: { serverEndpoint: 'db.internal' },
  AzureStorage: { endpoint: 'https://account.blob.core.windows.net/' },
  AdlsGen2: { endpoint: 'https://account.blob.core.windows.net/' },
  FileSystem: { path: '/srv/data' },
}

const inApi = (kind: ScannableSourceKind, properties: object) =>
  ({ id: 'datasources/Orders', name: 'Orders', creationType: 'Manual', kind, properties }) as DataSource

test.each(sourceKinds)('a draft of the kind %s is written with the fields of that kind alone', (kind) => {
  const draft = { ...typed, kind }
  expect(sourceRefusals(draft)).toEqual({})
  expect(sourceBodyOf(draft)).toEqual({ kind, properties: places[kind] })
})

test.each(sourceKinds)('a source of the kind %s that is edited keeps what the form does not know', (kind) => {
  const source = inApi(kind, { ...places[kind], collection: { referenceName: 'sales' } })
  const draft = draftOfSource(source)
  if (draft === null) throw new Error('There is a form for this kind.')
  expect(sourceBodyOf(draft, source)).toEqual({ kind, properties: source.properties })
})

test.each(sourceKinds)('an empty draft of the kind %s is refused its place', (kind) => {
  expect(Object.keys(sourceRefusals(newSourceDraft(kind)))).toEqual([Object.keys(places[kind])[0]])
})

test('a source of a kind that no node scans has no form, and the name of its kind', () => {
  expect(draftOfSource({ id: 'x', name: 'Lake', creationType: 'Manual', kind: 'AmazonS3', properties: { serviceUrl: 's3' } })).toBeNull()
  expect(isScanned('AmazonS3')).toBe(false)
  expect(kindName('AmazonS3')).toBe('AmazonS3')
})

test('what was suggested for a kind becomes what is suggested for the next one', () => {
  const suggested = newSourceDraft('AzurePostgreSql')
  const next = withKind(suggested, 'AzureMySql')
  expect(next).toMatchObject({ kind: 'AzureMySql', port: '3306' })
  expect(next.name).toBe(suggested.name.replace('PostgreSQL', 'MySQL'))
})

test('what was typed stays when another kind is chosen, even one that does not have it', () => {
  const there = withKind({ ...typed, port: '6432' }, 'FileSystem')
  expect(withKind(there, 'AzureMySql')).toEqual({ ...typed, port: '6432', kind: 'AzureMySql' })
})

test.each(['/srv/data', 'D:\\data', 'd:/data', '\\\\server\\share'])('%j is a folder', (path) => {
  expect(sourceRefusals({ ...typed, kind: 'FileSystem', path })).toEqual({})
})

test.each(['', 'data', './data', '~/data', 'D:', '\\data', '\\\\\\x'])('%j is not a folder', (path) => {
  expect(sourceRefusals({ ...typed, kind: 'FileSystem', path })).toHaveProperty('path')
})

test.each(['', 'account.blob.core.windows.net', 'ftp://x', 'https://', 'https://a b', 'https://u:p@host/', 'https://host/?sig=1'])(
  '%j is not the address of a storage account',
  (endpoint) => expect(sourceRefusals({ ...typed, kind: 'AdlsGen2', endpoint })).toHaveProperty('endpoint'),
)

const held = { path: '/srv', collection: { referenceName: 'Sales', type: 'CollectionReference', lastModifiedAt: '2026-01-01T00:00:00Z' } }
const inSales = { id: 'x', name: 'Files', creationType: 'Manual', kind: 'FileSystem', properties: held } as DataSource

test.each([
  ['is not touched', 'Sales', held.collection],
  ['is another', ' Finance ', { referenceName: 'Finance', type: 'CollectionReference' }],
  ['is emptied', ' ', undefined],
])('a collection that %s is written as that', (_, collection, expected) => {
  const draft = draftOfSource(inSales)
  if (draft === null) throw new Error('There is a form for this kind.')
  expect(draft.collection).toBe('Sales')
  expect(sourceBodyOf({ ...draft, collection }, inSales).properties).toEqual({
    path: '/srv',
    ...(expected ? { collection: expected } : {}),
  })
})
