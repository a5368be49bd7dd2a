import type { DiscoveredAsset } from '@mooring/contract'
import { expect, test } from 'vitest'
import { assetDifference, assetFingerprint, classificationNames } from './assetDifference.ts'
import { anAsset } from './testing/builders.ts'

const column = (name: string, position: number, more: object = {}) => ({ name, type: 'text', nullable: true, position, ...more })
const email = (matched: number) => ({ classifications: [{ name: 'MICROSOFT.PERSONAL.EMAIL', sampled: 10, matched }] })
const asset = (change: Partial<DiscoveredAsset> = {}): DiscoveredAsset => ({
  ...anAsset('t'),
  columns: [column('id', 1), column('mail', 2, email(9))],
  ...change,
})

test.each<[string, Partial<DiscoveredAsset>, object]>([
  ['nothing', {}, {}],
  ['sizes and estimates', { sizeBytes: 1, rowEstimate: 2, fileCount: 3, modifiedAt: '2020-01-01T00:00:00Z' }, {}],
  ['the counts of a sample', { columns: [column('id', 1), column('mail', 2, email(8))] }, {}],
  ['the order in which columns come', { columns: [column('mail', 2, email(9)), column('id', 1)] }, {}],
  ['a column more', { columns: [...asset().columns, column('x', 3)] }, { columnsAdded: ['x'] }],
  ['a column less', { columns: [column('id', 1)] }, { columnsRemoved: ['mail'], classificationsRemoved: ['MICROSOFT.PERSONAL.EMAIL'] }],
  ['a type', { columns: [column('id', 1, { type: 'int' }), asset().columns[1] ?? column('', 2)] }, { columnsChanged: ['id'] }],
  ['a classification', { columns: [column('id', 1, email(1)), column('mail', 2, email(9))] }, { columnsChanged: ['id'] }],
  ['a comment', { comment: 'new' }, { facts: ['comment'] }],
  ['a key', { keys: [] }, { facts: ['keys'] }],
  ['what it is', { kind: 'view' }, { facts: ['kind'] }],
])('%s', (_, change, difference) => {
  expect(assetDifference(asset(), asset(change))).toEqual(difference)
  expect(assetFingerprint(asset(change)) === assetFingerprint(asset())).toBe(Object.keys(difference).length === 0)
})

test('long lists are cut', () => {
  const columns = Array.from({ length: 100 }, (_, index) => column(`c${index}`, index + 1))
  expect(assetDifference(asset({ columns: [] }), asset({ columns })).columnsAdded).toHaveLength(50)
})

test('each classification is named once', () => {
  expect(classificationNames(asset({ columns: [column('a', 1, email(1)), column('b', 2, email(2))] }))).toEqual([
    'MICROSOFT.PERSONAL.EMAIL',
  ])
})
