import type { ActContext } from '../../ActContext.ts'
import { fail } from '../../ApiFailure.ts'
import { assetInclude, type AssetRow } from '../../database/queries/assetRow.ts'

export async function getAsset(context: ActContext, input: { assetId: string }): Promise<AssetRow> {
  return (await context.prisma.asset.findUnique({ where: { id: input.assetId }, include: assetInclude })) ?? fail('Asset_NotFound')
}
