import { purview } from '@mooring/contract'
import { deleteDataSource } from '../../acts/sources/deleteDataSource.ts'
import { getDataSource } from '../../acts/sources/getDataSource.ts'
import { listDataSources } from '../../acts/sources/listDataSources.ts'
import { putDataSource } from '../../acts/sources/putDataSource.ts'
import { dataSourceBody } from '../dataSourceBody.ts'
import type { Edge } from '../Edge.ts'
import { pageBody } from '../page.ts'
import { route } from '../route.ts'

export function addDataSources(at: Edge): void {
  route(
    at,
    purview.listDataSources,
  )(async ({ query, context, request }) => {
    const page = await listDataSources(context, { token: query.$skipToken })
    return { status: 200, body: pageBody(page, dataSourceBody, { context, url: request.url }) }
  })
  route(
    at,
    purview.getDataSource,
  )(async ({ params, context }) => {
    return { status: 200, body: dataSourceBody(await getDataSource(context, { name: params.dataSourceName })) }
  })
  route(
    at,
    purview.putDataSource,
  )(async ({ params, body, context }) => {
    const { source, created } = await putDataSource(context, { name: params.dataSourceName, body })
    return { status: created ? 201 : 200, body: dataSourceBody(source) }
  })
  route(
    at,
    purview.deleteDataSource,
  )(async ({ params, context }) => {
    await deleteDataSource(context, { name: params.dataSourceName })
    return { status: 204 }
  })
}
