import { Type, type Static } from 'typebox'
import { Name, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { purviewApiVersions } from './versions.ts'

export const CreationType = Type.Enum(['Manual', 'AutoNative', 'AutoManaged'])

export const CollectionReference = Strict({
  referenceName: Type.Optional(Type.String({ maxLength: 256 })),
  type: Type.Optional(Type.String({ maxLength: 256 })),
  lastModifiedAt: Type.Optional(Time),
})

const azureText = Type.Optional(Type.String({ maxLength: 1024 }))

/** AzurePostgreSqlProperties of the contract. `serverEndpoint` is a host name or an address, without scheme or port. */
export const PostgreSqlSourceProperties = Strict({
  serverEndpoint: Type.String({ minLength: 1, maxLength: 255, pattern: '^[^\\s/@]+$' }),
  port: Type.Integer({ minimum: 1, maximum: 65535 }),
  collection: Type.Optional(CollectionReference),
  dataSourceCollectionMovingState: Type.Optional(Type.Enum(['Active', 'Moving', 'Failed'])),
  resourceGroup: azureText,
  subscriptionId: azureText,
  location: azureText,
  resourceName: azureText,
  resourceId: azureText,
  dataUseGovernance: Type.Optional(Type.Enum(['Disabled', 'DisabledByAnotherAccount', 'Enabled', 'EnabledAtAncestorScope'])),
  createdAt: Type.Optional(Time),
  lastModifiedAt: Type.Optional(Time),
})

export const DataSourceBody = Strict({
  id: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  kind: Type.Literal('AzurePostgreSql'),
  creationType: Type.Optional(CreationType),
  scans: Type.Optional(Type.Array(Type.Unknown())),
  properties: PostgreSqlSourceProperties,
})
export type DataSourceBody = Static<typeof DataSourceBody>

export const DataSource = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Literal('AzurePostgreSql'),
  creationType: CreationType,
  properties: PostgreSqlSourceProperties,
})
export type DataSource = Static<typeof DataSource>

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
    errors: [],
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
