import type { AssetSelection } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { assetInclude, assetOrder, assetsBeyond, whereOfAssets, type AssetRow } from '../../database/queries/assetRow.ts'
import { pageOf, pageSize, type PageOf } from '../../paging.ts'

export async function listAssets(
  context: ActContext,
  input: { token?: string | undefined; selection: AssetSelection },
): Promise<PageOf<AssetRow>> {
  const where = whereOfAssets(input.selection)
  const [rows, count] = await Promise.all([
    context.prisma.asset.findMany({
      where: { AND: [where, assetsBeyond(input.token)] },
      orderBy: assetOrder,
      take: pageSize + 1,
      include: assetInclude,
    }),
    context.prisma.asset.count({ where }),
  ])
  return pageOf(rows, count, (asset) => [asset.qualifiedName, asset.id])
}
