import { Type, type Static } from 'typebox'
import { ByKind } from '../byKind.ts'
import { Name } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { CreationType } from './dataSources.ts'
import { scanKinds, scannableKinds, type ScanKind, type ScannableKind } from './kinds.ts'
import { ScanRun } from './runs.ts'
import {
  FileSystemScanProperties,
  OtherScanProperties,
  ServerScanProperties,
  SqlServerScanProperties,
  StorageScanProperties,
} from './scanProperties.ts'
import { purviewApiVersions } from './versions.ts'

interface ScanPropertiesByKind {
  AzurePostgreSqlCredential: ServerScanProperties
  AzureMySqlCredential: ServerScanProperties
  SqlServerDatabaseCredential: SqlServerScanProperties
  AzureStorageCredential: StorageScanProperties
  AdlsGen2Credential: StorageScanProperties
  FileSystem: FileSystemScanProperties
}

/** A kind of scan that nodes execute, with the properties of that kind. */
export type ScannableScan = { [K in ScannableKind]: { kind: K; properties: ScanPropertiesByKind[K] } }[ScannableKind]

/** A kind of scan with the properties of that kind. */
export type ScanOfKind = ScannableScan | { kind: Exclude<ScanKind, ScannableKind>; properties: OtherScanProperties }

const writable = {
  id: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  dataSourceName: Type.Optional(Type.String()),
  scanId: Type.Optional(Type.String()),
  dataSourceIdentifier: Type.Optional(Type.Unknown()),
  creationType: Type.Optional(CreationType),
  lastRunResult: Type.Optional(Type.Unknown()),
}

const scannable: readonly string[] = Object.values(scannableKinds)

/** The properties of `kind` as the contract has them; kinds that no node scans are kept as they come. */
export const ScanBody = ByKind<ScanOfKind>([
  Strict({ ...writable, kind: Type.Enum(['AzurePostgreSqlCredential', 'AzureMySqlCredential']), properties: ServerScanProperties }),
  Strict({ ...writable, kind: Type.Literal('SqlServerDatabaseCredential'), properties: SqlServerScanProperties }),
  Strict({ ...writable, kind: Type.Enum(['AzureStorageCredential', 'AdlsGen2Credential']), properties: StorageScanProperties }),
  Strict({ ...writable, kind: Type.Literal('FileSystem'), properties: FileSystemScanProperties }),
  Strict({ ...writable, kind: Type.Enum(scanKinds.filter((kind) => !scannable.includes(kind))), properties: OtherScanProperties }),
])
export type ScanBody = Static<typeof ScanBody>

export type Scan = ScanOfKind & {
  id: string
  name: string
  dataSourceName: string
  scanId: string
  creationType: Static<typeof CreationType>
  lastRunResult?: ScanRun
}
export const Scan = Type.Unsafe<Scan>(
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    kind: Type.Enum([...scanKinds]),
    dataSourceName: Type.String(),
    scanId: Type.String(),
    creationType: CreationType,
    lastRunResult: Type.Optional(ScanRun),
    properties: OtherScanProperties,
  }),
)

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
