import { Type, type Static } from 'typebox'
import { ByKind } from '../byKind.ts'
import { Description, Name, Time } from '../names.ts'
import type { Operation } from '../operation.ts'
import { Count, Page, PageQuery, Strict } from '../schemas.ts'
import { dataSourceKinds, type DataSourceKind } from './kinds.ts'
import { Maybe } from './recurrence.ts'

/** Earlier versions are not known to anybody any more. */
const since2023 = ['2023-09-01'] as const

/** File types of the contract's ScanningRule. */
export const fileExtensions = [
  'AVRO',
  'ORC',
  'PARQUET',
  'JSON',
  'TXT',
  'XML',
  'Documents',
  'CSV',
  'PSV',
  'SSV',
  'TSV',
  'GZ',
  'DOC',
  'DOCM',
  'DOCX',
  'DOT',
  'ODP',
  'ODS',
  'ODT',
  'PDF',
  'POT',
  'PPS',
  'PPSX',
  'PPT',
  'PPTM',
  'PPTX',
  'XLC',
  'XLS',
  'XLSB',
  'XLSM',
  'XLSX',
  'XLT',
] as const

/** Kinds of sources whose rule sets say which file types are looked into. */
export const fileSourceKinds: readonly DataSourceKind[] = [
  'AdlsGen1',
  'AdlsGen2',
  'AmazonS3',
  'AzureFileService',
  'AzureStorage',
  'FileSystem',
]

const CustomFileType = Strict({
  builtInType: Maybe(Type.Enum([...fileExtensions])),
  customDelimiter: Maybe(Type.String({ maxLength: 8 })),
  /**
   * Ours, Microsoft's contract has no such field: whether the first line of this delimited text names its columns, whatever it looks
   * like. Absent: as the ending has it already, because Microsoft's clients do not send it back; false: no more. Answers have it only
   * where it is true.
   */
  hasHeader: Maybe(Type.Boolean()),
})
export type CustomFileType = Static<typeof CustomFileType>

const ScanningRule = Strict({
  fileExtensions: Maybe(Type.Array(Type.Enum([...fileExtensions]), { maxItems: fileExtensions.length, uniqueItems: true })),
  customFileExtensions: Maybe(
    Type.Array(
      Strict({
        customFileType: Maybe(CustomFileType),
        description: Maybe(Description),
        enabled: Maybe(Type.Boolean()),
        fileExtension: Maybe(Type.String({ maxLength: 64 })),
      }),
      { maxItems: 100 },
    ),
  ),
})

const common = {
  description: Maybe(Description),
  /** Names that are not ours are kept: other clients know more of them. */
  excludedSystemClassifications: Maybe(Type.Array(Type.String({ minLength: 1, maxLength: 128 }), { maxItems: 500, uniqueItems: true })),
  includedCustomClassificationRuleNames: Maybe(Type.Array(Name, { maxItems: 200, uniqueItems: true })),
  createdAt: Maybe(Time),
  lastModifiedAt: Maybe(Time),
}
const Properties = Strict(common)
const FileProperties = Strict({ ...common, scanningRule: Maybe(ScanningRule) })
export type ScanRulesetProperties = Static<typeof FileProperties>

const writable = {
  id: Maybe(Type.String()),
  name: Maybe(Type.String()),
  scanRulesetType: Maybe(Type.Literal('Custom')),
  status: Maybe(Type.Enum(['Enabled', 'Disabled'])),
  version: Maybe(Count),
}
export type ScanRulesetBody = { kind: DataSourceKind; properties?: ScanRulesetProperties | null }
export const ScanRulesetBody = ByKind<ScanRulesetBody>([
  Strict({ ...writable, kind: Type.Enum([...fileSourceKinds]), properties: Maybe(FileProperties) }),
  Strict({
    ...writable,
    kind: Type.Enum(dataSourceKinds.filter((kind) => !fileSourceKinds.includes(kind))),
    properties: Maybe(Properties),
  }),
])

const Answer = <T extends 'Custom' | 'System'>(type: T) =>
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    kind: Type.Enum([...dataSourceKinds]),
    scanRulesetType: Type.Literal(type),
    status: Type.Enum(['Enabled', 'Disabled']),
    version: Type.Integer(),
    properties: FileProperties,
  })
export const ScanRuleset = Answer('Custom')
export type ScanRuleset = Static<typeof ScanRuleset>
export const SystemScanRuleset = Answer('System')
export type SystemScanRuleset = Static<typeof SystemScanRuleset>

const params = Strict({ scanRulesetName: Name })
const path = '/scan/scanrulesets'
const one = `${path}/{scanRulesetName}`
const systemPath = '/scan/systemScanRulesets'
const notFound = ['ScanRuleset_NotFound'] as const
const ofKind = Type.Object({ dataSourceType: Type.Optional(Type.Enum([...dataSourceKinds])) })

const customOperations = {
  listScanRulesets: {
    id: 'ScanRulesets_List',
    summary: 'List the scan rule sets',
    method: 'GET',
    path,
    access: 'Reader',
    apiVersions: since2023,
    query: PageQuery,
    responses: { 200: Page(ScanRuleset) },
    errors: [],
  },
  getScanRuleset: {
    id: 'ScanRulesets_Get',
    summary: 'Get a scan rule set',
    method: 'GET',
    path: one,
    access: 'Reader',
    apiVersions: since2023,
    params,
    responses: { 200: ScanRuleset },
    errors: notFound,
  },
  putScanRuleset: {
    id: 'ScanRulesets_CreateOrReplace',
    summary: 'Create or replace a scan rule set',
    method: 'PUT',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: since2023,
    params,
    body: ScanRulesetBody,
    responses: { 200: ScanRuleset, 201: ScanRuleset },
    errors: ['InvalidField'],
    bodyBytesMax: 256 * 1024,
  },
  deleteScanRuleset: {
    id: 'ScanRulesets_Delete',
    summary: 'Delete a scan rule set; scans that name it stay, and say so when they run',
    method: 'DELETE',
    path: one,
    access: 'DataSourceAdministrator',
    apiVersions: since2023,
    params,
    responses: { 204: null },
    errors: notFound,
  },
} as const satisfies Record<string, Operation>

const systemOperations = {
  listSystemScanRulesets: {
    id: 'SystemScanRulesets_List',
    summary: "List the system's own scan rule sets",
    method: 'GET',
    path: systemPath,
    access: 'Reader',
    apiVersions: since2023,
    responses: { 200: Page(SystemScanRuleset) },
    errors: [],
  },
  getSystemScanRuleset: {
    id: 'SystemScanRulesets_Get',
    summary: "Get the system's own scan rule set for a kind of data source",
    method: 'GET',
    path: `${systemPath}/datasources/{dataSourceType}`,
    access: 'Reader',
    apiVersions: since2023,
    params: Strict({ dataSourceType: Type.Enum([...dataSourceKinds]) }),
    responses: { 200: SystemScanRuleset },
    errors: notFound,
  },
  listSystemScanRulesetVersions: {
    id: 'SystemScanRulesets_ListVersionsByDataSource',
    summary: "List the versions of the system's own scan rule set for a kind of data source",
    method: 'GET',
    path: `${systemPath}/versions`,
    access: 'Reader',
    apiVersions: since2023,
    query: ofKind,
    responses: { 200: Page(SystemScanRuleset) },
    errors: [],
  },
  getSystemScanRulesetVersion: {
    id: 'SystemScanRulesets_GetByVersion',
    summary: "Get a version of the system's own scan rule set for a kind of data source",
    method: 'GET',
    path: `${systemPath}/versions/{version}`,
    access: 'Reader',
    apiVersions: since2023,
    params: Strict({ version: Type.String({ pattern: '^[0-9]{1,9}$' }) }),
    query: ofKind,
    responses: { 200: SystemScanRuleset },
    errors: notFound,
  },
  getLatestSystemScanRuleset: {
    id: 'SystemScanRulesets_GetLatest',
    summary: "Get the newest version of the system's own scan rule set for a kind of data source",
    method: 'GET',
    path: `${systemPath}/versions/latest`,
    access: 'Reader',
    apiVersions: since2023,
    query: ofKind,
    responses: { 200: SystemScanRuleset },
    errors: notFound,
  },
} as const satisfies Record<string, Operation>

export const scanRulesetOperations = { ...customOperations, ...systemOperations }
