import { Type, type Static, type TProperties } from 'typebox'
import { ByKind } from '../byKind.ts'
import { Name } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Page, PageQuery, Strict } from '../schemas.ts'
import { AsSent, type Kept, type Sent } from './asSent.ts'
import { dataSourceKinds, scannableKinds, type DataSourceKind, type ScannableSourceKind } from './kinds.ts'
import { Maybe } from './recurrence.ts'
import { OtherProperties, reachableSourceProperties } from './sourceProperties.ts'
import { purviewApiVersions } from './versions.ts'

export const CreationType = Type.Enum(['Manual', 'AutoNative', 'AutoManaged'])

type ReachableSourceProperties = { [K in ScannableSourceKind]: Static<(typeof reachableSourceProperties)[K]> }
type OtherSource = { kind: Exclude<DataSourceKind, ScannableSourceKind>; properties: OtherProperties }

/** A data source as nodes get it, with the properties of its kind. */
export type SourceOfKind =
  | { [K in ScannableSourceKind]: { kind: K; properties: ReachableSourceProperties[K] } }[ScannableSourceKind]
  | OtherSource

/** A data source as it is kept: of what a node needs to reach it, anything may be missing. */
export type KeptSource =
  | { [K in ScannableSourceKind]: { kind: K; properties: Kept<ReachableSourceProperties[K]> } }[ScannableSourceKind]
  | OtherSource

interface Written {
  id?: string | null
  name?: string | null
  creationType?: Static<typeof CreationType> | null
  scans?: unknown[] | null
}

/** A data source as it is sent. */
export type DataSourceBody = Written &
  (
    | { [K in ScannableSourceKind]: { kind: K; properties?: Sent<ReachableSourceProperties[K]> | null } }[ScannableSourceKind]
    | { kind: OtherSource['kind']; properties?: OtherProperties | null }
  )

/** What every version lets be written beside the kind and its properties. */
export const writtenOfSource = {
  id: Maybe(Type.String()),
  name: Maybe(Type.String()),
  scans: Maybe(Type.Array(Type.Unknown())),
}

/** The properties of `kind` as the contract has them; kinds that no node scans are kept as they come. */
export const dataSourceBodyWith = (written: TProperties) =>
  ByKind<DataSourceBody>([
    ...Object.entries(reachableSourceProperties).map(([kind, properties]) =>
      Strict({ ...written, kind: Type.Literal(kind), properties: Maybe(AsSent(properties)) }),
    ),
    Strict({
      ...written,
      kind: Type.Enum(dataSourceKinds.filter((kind) => !(kind in scannableKinds))),
      properties: Maybe(OtherProperties),
    }),
  ])
export const DataSourceBody = dataSourceBodyWith({ ...writtenOfSource, creationType: Maybe(CreationType) })

export type DataSource = KeptSource & { id: string; name: string; creationType: Static<typeof CreationType> }
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
