import type { AssetSelection } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { assetInclude, assetOrder, assetsAfter, whereOfAssets, type AssetRow } from '../../database/queries/assetRow.ts'
import { atlasEntities } from '../../export/atlasEntities.ts'
import { csvOfAssets } from '../../export/csvOfAssets.ts'

/** Assets that are in memory at a time: the widest have 2,000 columns. */
const batchSize = 100

/** Writes the assets somebody asks for, piece by piece: the next ones are read when the earlier ones were taken. */
export function exportAssets(context: ActContext, input: { selection: AssetSelection; format: 'csv' | 'atlas' }): AsyncIterable<string> {
  const assets = readAssets(context, input.selection)
  return input.format === 'csv' ? csvOfAssets(assets) : atlasEntities(assets)
}

async function* readAssets({ prisma }: ActContext, selection: AssetSelection): AsyncIterable<AssetRow> {
  const where = whereOfAssets(selection)
  let last: AssetRow | undefined
  do {
    const batch: AssetRow[] = await prisma.asset.findMany({
      where: { AND: [where, last === undefined ? {} : assetsAfter(last)] },
      orderBy: assetOrder,
      take: batchSize,
      include: assetInclude,
    })
    yield* batch
    last = batch.length === batchSize ? batch.at(-1) : undefined
  } while (last !== undefined)
}
