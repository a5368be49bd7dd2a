import type { Column, DiscoveredAsset } from '@mooring/contract'

/** An asset with what was known of it before, where its node did not look this time: it is no change that nobody looked. */
export function keepFormer(asset: DiscoveredAsset, former: readonly Column[] | undefined): DiscoveredAsset {
  if (asset.notLookedAt === undefined || former === undefined) return asset
  if (asset.notLookedAt === 'columns') return asset.columns.length > 0 ? asset : { ...asset, columns: [...former] }
  const found = new Map(former.map(({ name, classifications }) => [name, classifications]))
  return {
    ...asset,
    columns: asset.columns.map((column) => {
      const classifications = column.classifications ?? found.get(column.name)
      return classifications === undefined ? column : { ...column, classifications }
    }),
  }
}
