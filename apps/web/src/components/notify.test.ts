import { beforeEach, expect, test } from 'vitest'
import {
  dismissNotice,
  forgetNotice,
  forgetNotices,
  keptNotices,
  markNoticesSeen,
  note,
  notify,
  shownNotices,
  unseenNotices,
} from './notify.ts'

const titles = () => keptNotices().map(({ title }) => title)

beforeEach(forgetNotices)

test('what was told is kept after it left the page, the newest first', () => {
  notify({ intent: 'success', title: 'one' })
  notify({ intent: 'error', title: 'two' })
  for (const { id } of shownNotices()) dismissNotice(id)
  expect(shownNotices()).toEqual([])
  expect(titles()).toEqual(['two', 'one'])
})

test('what a dialog says already is kept and counted, but not shown', () => {
  note({ intent: 'success', title: 'one' })
  expect(shownNotices()).toEqual([])
  expect(titles()).toEqual(['one'])
  expect(unseenNotices()).toBe(1)
})

test('those that nobody has seen are counted until somebody looks', () => {
  notify({ intent: 'success', title: 'one' })
  notify({ intent: 'success', title: 'two' })
  expect(unseenNotices()).toBe(2)
  markNoticesSeen()
  expect(unseenNotices()).toBe(0)
  expect(titles()).toHaveLength(2)
})

test('one can be forgotten, or all', () => {
  notify({ intent: 'success', title: 'one' })
  notify({ intent: 'success', title: 'two' })
  forgetNotice(keptNotices()[0]?.id ?? 0)
  expect(titles()).toEqual(['one'])
  forgetNotices()
  expect(titles()).toEqual([])
  expect(shownNotices()).toEqual([])
})

test('only the last hundred are kept', () => {
  for (let count = 1; count <= 120; count += 1) notify({ intent: 'success', title: String(count) })
  expect(titles()).toHaveLength(100)
  expect(titles()[0]).toBe('120')
})
