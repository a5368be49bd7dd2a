import type { Column, DiscoveredAsset } from '@mooring/contract'

/**
 * The asset of which the values of some columns only could be looked at. That nothing was found in one of these is said, so that what was found before
 * counts on for the others alone.
 */
export const lookedAtInPart = <A extends Pick<DiscoveredAsset, 'columns'>>(
  asset: A,
  wasLookedAt: (column: Column) => boolean,
): A & Pick<DiscoveredAsset, 'notLookedAt'> => ({
  ...asset,
  notLookedAt: 'values',
  columns: asset.columns.map((column) => (wasLookedAt(column) ? { classifications: [], ...column } : column)),
})
