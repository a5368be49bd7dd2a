import { expect, test } from 'vitest'
import { isFiltered, runtimesQuery, viewOf, withoutFilters } from './runtimesView.ts'

test('an address without a search shows everything by name', () => {
  expect(viewOf({})).toEqual({})
  expect(runtimesQuery({})).toEqual({ pageSize: 100 })
})

test('reads every filter and the order', () => {
  const search = {
    search: ' berlin ',
    state: 'Online,Offline',
    version: '1.2.0',
    update: 'available',
    tag: 'prod,eu',
    usedBy: 'none',
    keyOlderThanDays: '90',
    sort: 'lastSeen',
    order: 'desc',
  }
  const view = viewOf(search)
  expect(view).toEqual({ ...search, search: 'berlin' })
  expect(runtimesQuery(view)).toEqual({ ...search, search: 'berlin', keyOlderThanDays: 90, pageSize: 100 })
})

test.each([
  { state: 'Online,toString,<b>' },
  { keyOlderThanDays: '-1' },
  { keyOlderThanDays: '1e9' },
  { keyOlderThanDays: '99999' },
  { usedBy: 'all' },
  { update: 'yes' },
  { sort: 'constructor' },
  { sort: 'name', order: 'asc' },
  { search: '   ' },
  { panel: 'new' },
])('leaves out what the list does not know: %j', (search) => {
  expect(viewOf(search)).toEqual('state' in search ? { state: 'Online' } : {})
})

test('a search longer than the console takes is cut', () => {
  expect(viewOf({ search: 'a'.repeat(500) }).search).toHaveLength(200)
})

test('the order is no filter and outlives them', () => {
  const view = viewOf({ sort: 'version', order: 'desc', search: 'a' })
  expect(isFiltered(view)).toBe(true)
  expect(withoutFilters(view)).toEqual({ sort: 'version', order: 'desc' })
  expect(isFiltered(withoutFilters(view))).toBe(false)
})
