import { Type, type Static } from 'typebox'
import { Name, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { CollectionReference, CreationType } from './dataSources.ts'
import { ScanRun } from './runs.ts'
import { purviewApiVersions } from './versions.ts'

/** The only place where the contract names an integration runtime. `integrationRuntimeType` is read-only there, yet clients send it. */
export const ConnectedVia = Strict({ referenceName: Name, integrationRuntimeType: Type.Optional(Type.Literal('SelfHosted')) })

export const CredentialReference = Strict({ referenceName: Name, credentialType: Type.Literal('BasicAuth') })

/** AzurePostgreSqlCredentialScanProperties of the contract. */
export const PostgreSqlScanProperties = Strict({
  serverEndpoint: Type.String({ minLength: 1, maxLength: 255, pattern: '^[^\\s/@]+$' }),
  port: Type.Integer({ minimum: 1, maximum: 65535 }),
  databaseName: Type.String({ minLength: 1, maxLength: 63 }),
  credential: CredentialReference,
  connectedVia: ConnectedVia,
  sslMode: Type.Optional(Type.Integer({ minimum: 0, maximum: 5 })),
  collection: Type.Optional(CollectionReference),
  domain: Type.Optional(Type.String({ maxLength: 256 })),
  workers: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
  parallelScanCount: Type.Optional(Type.Integer({ minimum: 1, maximum: 64 })),
  scanRulesetName: Type.Optional(Type.String({ maxLength: 63 })),
  scanRulesetType: Type.Optional(Type.Enum(['Custom', 'System'])),
  businessRuleSetName: Type.Optional(Type.String({ maxLength: 63 })),
  isPresetScan: Type.Optional(Type.Boolean()),
  isLiveViewEnabled: Type.Optional(Type.Boolean()),
  logLevel: Type.Optional(Type.String({ maxLength: 32 })),
  createdAt: Type.Optional(Time),
  lastModifiedAt: Type.Optional(Time),
})
export type PostgreSqlScanProperties = Static<typeof PostgreSqlScanProperties>

export const ScanBody = Strict({
  id: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  kind: Type.Literal('AzurePostgreSqlCredential'),
  dataSourceName: Type.Optional(Type.String()),
  scanId: Type.Optional(Type.String()),
  dataSourceIdentifier: Type.Optional(Type.Unknown()),
  creationType: Type.Optional(CreationType),
  lastRunResult: Type.Optional(Type.Unknown()),
  properties: PostgreSqlScanProperties,
})
export type ScanBody = Static<typeof ScanBody>

export const Scan = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.Literal('AzurePostgreSqlCredential'),
  dataSourceName: Type.String(),
  scanId: Type.String(),
  creationType: CreationType,
  lastRunResult: Type.Optional(ScanRun),
  properties: PostgreSqlScanProperties,
})
export type Scan = Static<typeof Scan>

const sourceParams = Strict({ dataSourceName: Name })
const params = Strict({ dataSourceName: Name, scanName: Name })
const path = '/scan/datasources/{dataSourceName}/scans'
const one = `${path}/{scanName}`

export const scanOperations = {
  listScans: {
    id: 'Scans_ListByDataSource',
    summary: 'List the scans of a data source',
    method: 'GET',
    path,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    params: sourceParams,
    query: PageQuery,
    responses: { 200: Page(Scan) },
    errors: ['DataSource_NotFound'],
  },
  getScan: {
    id: 'Scans_Get',
    summary: 'Get a scan',
    method: 'GET',
    path: one,
    access: 'Reader',
    apiVersions: purviewApiVersions,
    params,
    responses: { 200: Scan },
    errors: ['Scan_NotFound'],
  },
  putScan: {
    id: 'Scans_CreateOrReplace',
    summary: 'Create or replace a scan',
    method: 'PUT',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    body: ScanBody,
    responses: { 200: Scan, 201: Scan },
    errors: ['DataSource_NotFound', 'InvalidField'],
  },
  deleteScan: {
    id: 'Scans_Delete',
    summary: 'Delete a scan with its runs',
    method: 'DELETE',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: purviewApiVersions,
    params,
    responses: { 204: null },
    errors: ['Scan_NotFound'],
  },
} as const satisfies Record<string, Operation>
