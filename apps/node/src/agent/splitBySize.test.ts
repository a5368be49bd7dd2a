import type { DiscoveredAsset } from '@mooring/contract'
import { expect, test } from 'vitest'
import { splitBySize } from './splitBySize.ts'

const anAsset = (name: string, comment?: string): DiscoveredAsset => ({
  qualifiedName: `postgresql://h:1/d/s/${name}`,
  kind: 'table',
  schemaName: 's',
  name,
  columns: [{ name: 'id', type: 'integer', nullable: false, position: 1, ...(comment ? { comment } : {}) }],
  keys: [],
})

function split(assets: DiscoveredAsset[], bytesMax: number) {
  let cuts = 0
  const parts = [...splitBySize(assets, bytesMax, () => (cuts += 1))]
  return { parts, cuts }
}

test('a batch that fits goes as it is', () => {
  const assets = [anAsset('a'), anAsset('b')]
  expect(split(assets, 10_000)).toEqual({ parts: [assets], cuts: 0 })
})

test('a batch that does not fit goes in parts that do, in order and complete', () => {
  const assets = Array.from({ length: 11 }, (_, n) => anAsset(`t${n}`, 'é'.repeat(100)))
  const { parts, cuts } = split(assets, 1500)
  expect(parts.flat()).toEqual(assets)
  expect(parts.length).toBeGreaterThan(2)
  for (const part of parts) expect(Buffer.byteLength(JSON.stringify(part))).toBeLessThanOrEqual(1500)
  expect(cuts).toBe(0)
})

test('a single asset that does not fit goes without the comments of its columns', () => {
  const { parts, cuts } = split([anAsset('small'), anAsset('large', 'x'.repeat(2000))], 1000)
  expect(parts).toEqual([[anAsset('small')], [anAsset('large')]])
  expect(cuts).toBe(1)
})

test('what its columns were classified as goes all the same', () => {
  const [column] = anAsset('large', 'x'.repeat(2000)).columns
  const classifications = [{ name: 'MICROSOFT.PERSONAL.EMAIL', sampled: 9, matched: 8 }]
  const asset = { ...anAsset('large'), columns: column ? [{ ...column, classifications }] : [] }
  expect(split([asset], 1000).parts[0]?.[0]?.columns).toEqual([{ ...anAsset('large').columns[0], classifications }])
})

test('nothing is no part', () => expect(split([], 10)).toEqual({ parts: [], cuts: 0 }))
