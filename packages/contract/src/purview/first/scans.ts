import { Type, type Static } from 'typebox'
import type { Operation } from '../../operation.ts'
import { Page } from '../../schemas.ts'
import { scanKinds } from '../kinds.ts'
import { ScanResult } from '../runs.ts'
import { scanBodyWith, scanOperations, writtenOfScan, type KeptScan } from '../scans.ts'
import { OtherProperties } from '../sourceProperties.ts'
import { firstPurviewApiVersions as apiVersions } from '../versions.ts'

/** A scan as the first version has it. `scanResults` has the last of its runs, the others are listed by themselves. */
const FirstScan = Type.Unsafe<KeptScan & { id: string; name: string; scanResults?: ScanResult[] }>(
  Type.Object({
    id: Type.String(),
    name: Type.String(),
    kind: Type.Enum([...scanKinds]),
    scanResults: Type.Optional(Type.Array(ScanResult)),
    properties: OtherProperties,
  }),
)
export type FirstScan = Static<typeof FirstScan>

const path = '/datasources/{dataSourceName}/scans'
const one = `${path}/{scanName}` as const
const { listScans, getScan, putScan, deleteScan } = scanOperations

export const firstScanOperations = {
  listScans: { ...listScans, id: 'Scans_ListByDataSource_2018', path, apiVersions, responses: { 200: Page(FirstScan) } },
  getScan: { ...getScan, id: 'Scans_Get_2018', path: one, apiVersions, responses: { 200: FirstScan } },
  putScan: {
    ...putScan,
    id: 'Scans_CreateOrUpdate_2018',
    path: one,
    apiVersions,
    body: scanBodyWith({ ...writtenOfScan, scanResults: Type.Optional(Type.Unknown()) }),
    responses: { 200: FirstScan, 201: FirstScan },
  },
  deleteScan: { ...deleteScan, id: 'Scans_Delete_2018', path: one, apiVersions },
} as const satisfies Record<string, Operation>
