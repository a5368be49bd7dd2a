import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import type { AssetRow } from './listAssets.ts'

export async function getAsset(context: ActContext, input: { assetId: string }): Promise<AssetRow> {
  const asset = await context.prisma.asset.findUnique({ where: { id: input.assetId }, include: { dataSource: { select: { name: true } } } })
  return asset ?? fail('Asset_NotFound')
}
