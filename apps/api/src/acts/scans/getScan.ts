import type { ActContext } from '../../ActContext.ts'
import { findScan } from '../../database/queries/findScan.ts'
import type { ScanRow } from '../../database/queries/scanRow.ts'

export const getScan = (context: ActContext, input: { dataSourceName: string; scanName: string }): Promise<ScanRow> =>
  findScan(context.prisma, input)
