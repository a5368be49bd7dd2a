import type { FilterProperties } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { findScan } from '../../database/queries/findScan.ts'
import type { ScanRow } from '../../database/queries/scanRow.ts'

export async function getFilter(
  context: ActContext,
  input: { dataSourceName: string; scanName: string },
): Promise<{ scan: ScanRow; filters: FilterProperties }> {
  const scan = await findScan(context.prisma, input)
  const filters = scan.filters as FilterProperties | null
  return { scan, filters: filters ?? fail('Filter_NotFound') }
}
