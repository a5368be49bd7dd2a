import type { AssetFacets, AssetKind, AssetSelection } from '@mooring/contract'
import type { ActContext } from '../../ActContext.ts'
import { whereOfAssets } from '../../database/queries/assetRow.ts'

/** Counts assets by source, kind and classification. Each ignores what was chosen of itself, so that another one can be chosen. */
export async function listAssetFacets({ prisma }: ActContext, selection: AssetSelection): Promise<AssetFacets> {
  const without = (field: keyof AssetSelection) => whereOfAssets({ ...selection, [field]: undefined })
  const [sources, kinds, groups] = await Promise.all([
    prisma.asset.groupBy({ by: ['dataSourceId'], where: without('dataSourceName'), _count: true }),
    prisma.asset.groupBy({ by: ['kind'], where: without('kind'), _count: true }),
    // Assets are alike in what they were classified as: there are few different lists.
    prisma.asset.groupBy({ by: ['classifications'], where: without('classification'), _count: true }),
  ])
  const names = await prisma.dataSource.findMany({
    where: { id: { in: sources.map(({ dataSourceId }) => dataSourceId) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return {
    dataSources: counted(sources.map((group) => [nameOf.get(group.dataSourceId) ?? '', group._count])),
    kinds: counted(kinds.map((group) => [group.kind as AssetKind, group._count])),
    classifications: counted(groups.flatMap((group) => group.classifications.map((name) => [name, group._count] as const))),
  }
}

/** Sums up by name, most first. */
function counted<N extends string>(groups: (readonly [N, number])[]): { name: N; count: number }[] {
  const counts = new Map<N, number>()
  for (const [name, count] of groups) counts.set(name, (counts.get(name) ?? 0) + count)
  return [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}
