import { Type } from 'typebox'
import type { Operation } from '../../operation.ts'
import { Page } from '../../schemas.ts'
import { dataSourceBodyWith, dataSourceOperations, writtenOfSource, type KeptSource } from '../dataSources.ts'
import { dataSourceKinds } from '../kinds.ts'
import { OtherProperties } from '../sourceProperties.ts'
import { firstPurviewApiVersions as apiVersions } from '../versions.ts'

/** A data source as the first version has it: it does not say how it was made. */
const DataSource = Type.Unsafe<KeptSource & { id: string; name: string }>(
  Type.Object({ id: Type.String(), name: Type.String(), kind: Type.Enum([...dataSourceKinds]), properties: OtherProperties }),
)

const path = '/datasources'
const one = `${path}/{dataSourceName}`
const { listDataSources, getDataSource, putDataSource, deleteDataSource } = dataSourceOperations

/**
 * Each is the newest version's in another shape. Properties that came in with later versions are kept and answered, so that whoever reads a
 * data source and puts it back takes nothing from it.
 */
export const firstDataSourceOperations = {
  listDataSources: { ...listDataSources, id: 'DataSources_ListAll_2018', path, apiVersions, responses: { 200: Page(DataSource) } },
  getDataSource: { ...getDataSource, id: 'DataSources_Get_2018', path: one, apiVersions, responses: { 200: DataSource } },
  putDataSource: {
    ...putDataSource,
    id: 'DataSources_CreateOrUpdate_2018',
    path: one,
    apiVersions,
    body: dataSourceBodyWith(writtenOfSource),
    responses: { 200: DataSource, 201: DataSource },
  },
  deleteDataSource: { ...deleteDataSource, id: 'DataSources_Delete_2018', path: one, apiVersions },
} as const satisfies Record<string, Operation>
