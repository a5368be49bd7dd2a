import type { FilterProperties } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { announce } from '../../database/queries/announce.ts'
import { audit } from '../../database/queries/audit.ts'
import { findScan } from '../../database/queries/findScan.ts'
import type { ScanRow } from '../../database/queries/scanRow.ts'
import { scopeOfFilters } from '../../scopeOfFilters.ts'
import { withoutNulls } from '../../withoutNulls.ts'

interface FilterInput {
  dataSourceName: string
  scanName: string
  filters: FilterProperties
}

/** Says what a scan is about, from its next run on: assets that are out then vanish with it. */
export async function putFilter(
  context: ActContext,
  input: FilterInput,
): Promise<{ scan: ScanRow; filters: FilterProperties; created: boolean }> {
  scopeOfFilters(input.filters, 'properties')
  const filters = withoutNulls(input.filters)
  return context.prisma.$transaction(async (tx) => {
    const scan = await findScan(tx, input)
    // Of two at once one finds none before it.
    const created =
      (await tx.$executeRaw`UPDATE scan SET filters = ${filters}::jsonb WHERE id = ${scan.id}::uuid AND filters IS NULL`) === 1
    if (!created) await tx.scan.update({ where: { id: scan.id }, data: { filters } })
    await audit(tx, context, { action: 'updateFilter', target: `scan/${scan.dataSource.name}/${scan.name}` })
    await announce(tx, { topic: 'scans', name: scan.dataSource.name })
    return { scan, filters, created }
  })
}
