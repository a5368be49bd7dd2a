import type { AssetSummary } from '@mooring/contract'

const texts: Record<AssetSummary['kind'], string> = {
  table: 'Table',
  partitionedTable: 'Partitioned table',
  foreignTable: 'Foreign table',
  view: 'View',
  materializedView: 'Materialized view',
  file: 'File',
  resourceSet: 'Resource set',
}

export const assetKindText = (kind: AssetSummary['kind']): string => texts[kind]
