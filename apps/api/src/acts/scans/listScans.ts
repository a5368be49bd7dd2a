import type { ActContext } from '../../ActContext.ts'
import { findDataSource } from '../../database/queries/findDataSource.ts'
import { scanInclude, type ScanRow } from '../../database/queries/scanRow.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

export async function listScans(
  context: ActContext,
  input: { dataSourceName: string; token?: string | undefined },
): Promise<PageOf<ScanRow>> {
  const after = positionOf(input.token, 1)?.[0]
  const source = await findDataSource(context.prisma, input.dataSourceName)
  const of = { dataSourceId: source.id }
  const [rows, count] = await Promise.all([
    context.prisma.scan.findMany({
      where: after === undefined ? of : { ...of, nameKey: { gt: after } },
      orderBy: { nameKey: 'asc' },
      take: pageSize + 1,
      include: scanInclude,
    }),
    context.prisma.scan.count({ where: of }),
  ])
  return pageOf(rows, count, (scan) => [scan.nameKey])
}
