import { purview, type Filter, type FilterProperties } from '@mooring/contract'
import { getFilter } from '../../acts/filters/getFilter.ts'
import { putFilter } from '../../acts/filters/putFilter.ts'
import type { ScanRow } from '../../database/queries/scanRow.ts'
import type { Edge } from '../Edge.ts'
import { route } from '../route.ts'

const filterBody = ({ scan, filters }: { scan: ScanRow; filters: FilterProperties }): Filter => ({
  id: `datasources/${scan.dataSource.name}/scans/${scan.name}/filters/custom`,
  name: 'custom',
  properties: filters,
})

export function addFilters(at: Edge): void {
  route(at, purview.getFilter)(async ({ params, context }) => ({ status: 200, body: filterBody(await getFilter(context, params)) }))
  route(
    at,
    purview.putFilter,
  )(async ({ params, body, context }) => {
    const { created, ...filter } = await putFilter(context, { ...params, filters: body.properties })
    return { status: created ? 201 : 200, body: filterBody(filter) }
  })
}
