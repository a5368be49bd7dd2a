import { Type, type Static, type TProperties } from 'typebox'
import { ByKind } from '../byKind.ts'
import { Name } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { CreationType } from './dataSources.ts'
import { scanKinds, scannableKinds, type ScanKind, type ScannableKind } from './kinds.ts'
import { Maybe } from './recurrence.ts'
import { ScanRun } from './runs.ts'
import {
  OtherScanProperties,
  sentScanProperties,
  type KeptScanProperties,
  type RunnableScanProperties,
  type SentScanProperties,
} from './scanProperties.ts'
import { OtherProperties } from './sourceProperties.ts'
import { purviewApiVersions } from './versions.ts'

/** A scan that a node can run, with the properties of its kind. */
export type ScannableScan = { [K in ScannableKind]: { kind: K; properties: RunnableScanProperties[K] } }[ScannableKind]

type OtherScan = { kind: Exclude<ScanKind, ScannableKind>; properties: OtherScanProperties }

/** A scan as nodes get it. */
export type ScanOfKind = ScannableScan | OtherScan

/** A scan as it is kept: of what a run needs, anything may be missing. */
export type KeptScan = { [K in ScannableKind]: { kind: K; properties: KeptScanProperties[K] } }[ScannableKind] | OtherScan

interface Written {
  id?: string | null
  name?: string | null
  dataSourceName?: string | null
  scanId?: string | null
  dataSourceIdentifier?: unknown
  creationType?: Static<typeof CreationType> | null
  lastRunResult?: unknown
}

/** A scan as it is sent. */
export type ScanBody = Written &
  (
    | { [K in ScannableKind]: { kind: K; properties?: SentScanProperties[K] | null } }[ScannableKind]
    | { kind: OtherScan['kind']; properties?: OtherScanProperties | null }
  )

/** What every version lets be written beside the kind and its properties. */
export const writtenOfScan = { id: Maybe(Type.String()), name: Maybe(Type.String()) }

const written = {
  ...writtenOfScan,
  dataSourceName: Maybe(Type.String()),
  scanId: Maybe(Type.String()),
  dataSourceIdentifier: Type.Optional(Type.Unknown()),
  creationType: Maybe(CreationType),
  lastRunResult: Type.Optional(Type.Unknown()),
}

const scannable: readonly string[] = Object.values(scannableKinds)

/** The properties of `kind` as the contract has them; kinds that no node scans are kept as they come. */
export const scanBodyWith = (beside: TProperties) =>
  ByKind<ScanBody>([
    ...sentScanProperties.map(([kind, properties]) => Strict({ ...beside, kind: Type.Literal(kind), properties: Maybe(properties) })),
    Strict({ ...beside, kind: Type.Enum(scanKinds.filter((kind) => !scannable.includes(kind))), properties: Maybe(OtherScanProperties) }),
  ])
export const ScanBody = scanBodyWith(written)

export type Scan = KeptScan & {
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
    properties: OtherProperties,
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
