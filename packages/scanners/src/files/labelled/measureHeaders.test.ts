import { expect, test } from 'vitest'
import { labelledColumns } from '../../classifiers/labelled/labelledColumns.ts'
import { isHeader } from '../isHeader.ts'
import { labelledTables } from './labelledTables.ts'
import { measureHeaders } from './measureHeaders.ts'

test('no row of values is taken for a header, and few headers are taken for values', async () => {
  const { withHeader, withoutHeader, missed, leaked } = await measureHeaders(labelledTables())
  expect(leaked).toEqual([])
  expect(missed.length).toBeLessThanOrEqual(11)
  expect(Math.min(withHeader, withoutHeader)).toBeGreaterThanOrEqual(60)
})

/** Tables of columns of all kinds, from any of their values on, that are always the same. */
function* tablesOfColumns(count: number) {
  const columns = labelledColumns()
  let state = 1
  const below = (limit: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
  for (let table = 0; table < count; table++) {
    const chosen = Array.from({ length: 1 + below(5) }, () => columns[below(columns.length)] ?? { name: '', values: [] })
    const [start, length] = [below(10), 1 + below(20)]
    const rows = Array.from({ length }, (_, row) => chosen.map(({ values }) => String(values[(start + row) % values.length] ?? '')))
    yield { names: chosen.map(({ name }) => name), rows }
  }
}

test('values of the labelled columns, side by side, are no header in any of thousands of tables', () => {
  const tables = [...tablesOfColumns(10_000)]
  expect(tables.filter(({ rows }) => isHeader(rows)).map(({ rows }) => rows.slice(0, 3))).toEqual([])
  const named = tables.filter(({ names }) => new Set(names).size === names.length)
  const found = named.filter(({ names, rows }) => isHeader([names, ...rows]))
  expect(found.length).toBeGreaterThan(named.length * 0.9)
})
