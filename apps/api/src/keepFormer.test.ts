import type { Column, DiscoveredAsset } from '@mooring/contract'
import { expect, test } from 'vitest'
import { keepFormer } from './keepFormer.ts'

const column = (name: string, ...found: string[]): Column => ({
  name,
  type: 'text',
  nullable: true,
  position: 1,
  ...(found.length > 0 ? { classifications: found.map((one) => ({ name: one, sampled: 9, matched: 8 })) } : {}),
})
const anAsset = (columns: Column[], notLookedAt?: 'values' | 'columns'): DiscoveredAsset => ({
  qualifiedName: 'x://y',
  kind: 'table',
  schemaName: '',
  name: 'y',
  columns,
  keys: [],
  ...(notLookedAt ? { notLookedAt } : {}),
})

test.each<[string, DiscoveredAsset, Column[] | undefined, Column[]]>([
  ['all was looked at', anAsset([column('a')]), [column('a', 'MAIL'), column('b')], [column('a')]],
  ['it was not known', anAsset([column('a')], 'values'), undefined, [column('a')]],
  [
    'its values were not looked at',
    anAsset([column('a'), column('c')], 'values'),
    [column('a', 'MAIL'), column('b', 'NAME')],
    [column('a', 'MAIL'), column('c')],
  ],
  ['some of its values were', anAsset([column('a', 'NAME')], 'values'), [column('a', 'MAIL')], [column('a', 'NAME')]],
  [
    'nothing was found in one of its columns, and the others were not looked at',
    anAsset([{ ...column('a'), classifications: [] }, column('b')], 'values'),
    [column('a', 'MAIL'), column('b', 'NAME')],
    [{ ...column('a'), classifications: [] }, column('b', 'NAME')],
  ],
  ['its columns were not looked at', anAsset([], 'columns'), [column('a', 'MAIL')], [column('a', 'MAIL')]],
  ['it says columns all the same', anAsset([column('b')], 'columns'), [column('a', 'MAIL')], [column('b')]],
])('what is known of an asset when %s', (_, asset, former, columns) => {
  expect(keepFormer(asset, former)).toEqual({ ...asset, columns })
})
