import { expect, test } from 'vitest'
import { assetsViewOf, selectionOf } from './assetsView.ts'

test('an address says which assets, and what else stands in it says nothing', () => {
  const view = assetsViewOf({ source: 'sales', search: '', kind: 'view', vanished: 'any', panel: 'x' })
  expect(view).toEqual({ source: 'sales', kind: 'view', vanished: 'any' })
  expect(selectionOf(view)).toEqual({ dataSourceName: 'sales', kind: 'view', vanished: 'any' })
  expect(selectionOf({})).toEqual({})
})
