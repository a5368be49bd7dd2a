import { expect, test } from 'vitest'
import { tableOf } from './tableOf.ts'

test('reads schema and table out of a qualified name', () => {
  expect(tableOf('postgresql://db.example:5432/sales/public/order%20lines')).toBe('public.order lines')
})

test('shows what is encoded wrongly as it stands', () => {
  expect(tableOf('postgresql://db.example:5432/sales/public/100%')).toBe('public.100%')
})
