import { afterEach, expect, test, vi } from 'vitest'
import { attendanceHeaders, watchAttendance } from './attendanceHeaders.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('a page at which nobody was for a minute says so with each call, until somebody is', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const page = new EventTarget()
  watchAttendance(page)
  page.dispatchEvent(new Event('keydown'))
  vi.advanceTimersByTime(59_999)
  expect(attendanceHeaders()).toEqual({})
  vi.advanceTimersByTime(1)
  expect(attendanceHeaders()).toEqual({ 'x-mooring-unattended': '1' })
  page.dispatchEvent(new Event('pointerdown'))
  expect(attendanceHeaders()).toEqual({})
})
