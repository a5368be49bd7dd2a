import type { ServerNotice } from '@mooring/contract'
import { expect, test } from 'vitest'
import { cleared, dismissed, noticeMarksOf, seen, withoutMarked } from './noticeMarks.ts'

const lost = (id: string, at: string): ServerNotice => ({ kind: 'nodeLost', id, at, runtimeName: 'office', nodeName: id })
const notices = [lost('b', '2026-03-01T11:00:00.000Z'), lost('a', '2026-03-01T10:00:00.000Z')]
const none = noticeMarksOf(null)

test('everything is new to somebody who never looked', () => {
  expect(withoutMarked(notices, none)).toEqual({ kept: notices, unseen: 2 })
})

test('what was seen stays and is not new any more; what comes later is', () => {
  const marks = seen(notices, none)
  expect(withoutMarked(notices, marks)).toEqual({ kept: notices, unseen: 0 })
  expect(withoutMarked([lost('c', '2026-03-01T12:00:00.000Z'), ...notices], marks).unseen).toBe(1)
})

test('what was dismissed is gone, one by one or all at once', () => {
  expect(withoutMarked(notices, dismissed('a', none)).kept.map(({ id }) => id)).toEqual(['b'])
  expect(withoutMarked(notices, cleared(notices, none))).toEqual({ kept: [], unseen: 0 })
})

test('marks are read as they are kept', () => {
  const marks = dismissed('a', seen(notices, none))
  expect(noticeMarksOf(JSON.stringify(marks))).toEqual(marks)
})

test.each(['', 'null', '[]', '{"dismissed":"a","seenUntil":3}', 'not JSON'])('%j marks nothing', (text) => {
  expect(noticeMarksOf(text)).toEqual(none)
})
