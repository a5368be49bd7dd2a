import { expect, test } from 'vitest'
import { isNarrowed, monitoringPath, monitoringViewOf, selectionOf, summaryDaysOf } from './monitoringView.ts'

test('an address without a search shows the last 30 days of everything', () => {
  expect(monitoringViewOf({})).toEqual({ days: '30' })
  expect(monitoringPath({ days: '30' })).toBe('/monitoring')
})

test.each([
  { source: 'sales', days: '30' },
  { runtime: 'on-premises', status: 'Failed,CompletedWithExceptions', days: '7' },
  { days: 'all' },
] as const)('the address of %j shows it', (view) => {
  const search = Object.fromEntries(new URL(monitoringPath(view), 'http://console.test').searchParams)
  expect(monitoringViewOf(search)).toEqual(view)
})

test('what somebody made up is left out', () => {
  expect(monitoringViewOf({ source: 'a b', runtime: '<b>', status: 'Lost,Failed,Failed', days: '31' })).toEqual({
    status: 'Failed',
    days: '30',
  })
})

test('the runs of seven days begin at midnight, six days ago', () => {
  const now = new Date(2026, 5, 15, 12, 30)
  expect(selectionOf({ source: 'sales', days: '7' }, now)).toEqual({ dataSourceName: 'sales', since: new Date(2026, 5, 9).toISOString() })
  expect(selectionOf({ days: '1' }, now)).toEqual({ since: new Date(2026, 5, 15).toISOString() })
})

test('every run is asked for without a time, and the last 90 days of them are counted', () => {
  expect(selectionOf({ days: 'all' }, new Date())).toEqual({})
  expect(summaryDaysOf({ days: 'all' })).toBe(90)
})

test('only what leaves runs out beside the time narrows', () => {
  expect([isNarrowed({ days: '1' }), isNarrowed({ days: '30', status: 'Failed' })]).toEqual([false, true])
})
