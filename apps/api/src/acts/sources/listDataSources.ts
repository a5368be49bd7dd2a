import type { ActContext } from '../../ActContext.ts'
import type { DataSource } from '../../database/generated/client.ts'
import { pageOf, pageSize, positionOf, type PageOf } from '../../paging.ts'

export async function listDataSources(context: ActContext, input: { token?: string | undefined }): Promise<PageOf<DataSource>> {
  const after = positionOf(input.token, 1)?.[0]
  const where = after === undefined ? {} : { nameKey: { gt: after } }
  const [rows, count] = await Promise.all([
    context.prisma.dataSource.findMany({ where, orderBy: { nameKey: 'asc' }, take: pageSize + 1 }),
    context.prisma.dataSource.count(),
  ])
  return pageOf(rows, count, (source) => [source.nameKey])
}
