import { Type, type Static } from 'typebox'
import { ByKind } from '../byKind.ts'
import { Name } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { dataSourceKinds, scannableKinds, type DataSourceKind, type ScannableSourceKind } from './kinds.ts'
import {
  FileSystemSourceProperties,
  OtherProperties,
  ServerSourceProperties,
  SqlServerSourceProperties,
  StorageSourceProperties,
} from './sourceProperties.ts'
import { purviewApiVersions } from './versions.ts'

export const CreationType = Type.Enum(['Manual', 'AutoNative', 'AutoManaged'])

interface SourceProperties {
  AzurePostgreSql: ServerSourceProperties
  AzureMySql: ServerSourceProperties
  SqlServerDatabase: SqlServerSourceProperties
  AzureStorage: StorageSourceProperties
  AdlsGen2: StorageSourceProperties
  FileSystem: FileSystemSourceProperties
}

/** A kind of data source with the properties of that kind. */
export type SourceOfKind =
  | { [K in ScannableSourceKind]: { kind: K; properties: SourceProperties[K] } }[ScannableSourceKind]
  | { kind: Exclude<DataSourceKind, ScannableSourceKind>; properties: OtherProperties }

const writable = {
  id: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  creationType: Type.Optional(CreationType),
  scans: Type.Optional(Type.Array(Type.Unknown())),
}

/** The properties of `kind` as the contract has them; kinds that no node scans are kept as they come. */
export const DataSourceBody = ByKind<SourceOfKind & { creationType?: Static<typeof CreationType> }>([
  Strict({ ...writable, kind: Type.Enum(['AzurePostgreSql', 'AzureMySql']), properties: ServerSourceProperties }),
  Strict({ ...writable, kind: Type.Literal('SqlServerDatabase'), properties: SqlServerSourceProperties }),
  Strict({ ...writable, kind: Type.Enum(['AzureStorage', 'AdlsGen2']), properties: StorageSourceProperties }),
  Strict({ ...writable, kind: Type.Literal('FileSystem'), properties: FileSystemSourceProperties }),
  Strict({ ...writable, kind: Type.Enum(dataSourceKinds.filter((kind) => !(kind in scannableKinds))), properties: OtherProperties }),
])
export type DataSourceBody = Static<typeof DataSourceBody>

export type DataSource = SourceOfKind & { id: string; name: string; creationType: Static<typeof CreationType> }
export const DataSource = Type.Unsafe<DataSource>(
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    kind: Type.Enum([...dataSourceKinds]),
    creationType: CreationType,
    properties: OtherProperties,
  }),
)

const params = Strict({ dataSourceName: Name })
const path = '/scan/datasources'
const one = `${path}/{dataSourceName}`

export const dataSourceOperations = {
  listDataSources: {
    id: 'DataSources_List',
    summary: 'List data sources',
    method: 'GET',
    path,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    query: PageQuery,
    responses: { 200: Page(DataSource) },
    errors: [],
  },
  getDataSource: {
    id: 'DataSources_Get',
    summary: 'Get a data source',
    method: 'GET',
    path: one,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    params,
    responses: { 200: DataSource },
    errors: ['DataSource_NotFound'],
  },
  putDataSource: {
    id: 'DataSources_CreateOrReplace',
    summary: 'Register or replace a data source',
    method: 'PUT',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    body: DataSourceBody,
    responses: { 200: DataSource, 201: DataSource },
    errors: ['InvalidField'],
  },
  deleteDataSource: {
    id: 'DataSources_Delete',
    summary: 'Delete a data source with its scans, runs and assets',
    method: 'DELETE',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    responses: { 204: null },
    errors: ['DataSource_NotFound'],
  },
} as const satisfies Record<string, Operation>
