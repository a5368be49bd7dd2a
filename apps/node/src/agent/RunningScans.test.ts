import type { LeasedRun } from '@mooring/contract'
import { expect, test } from 'vitest'
import { RunningScans } from './RunningScans.ts'

const run = {} as LeasedRun

function twoAtATime() {
  const ends: (() => void)[] = []
  const scans = new RunningScans(
    () => 2,
    () => new Promise((resolve) => ends.push(resolve)),
  )
  return { scans, end: () => ends.shift()?.() }
}

test('there is room until the limit is reached, and again when a run ends', async () => {
  const { scans, end } = twoAtATime()
  const { signal } = new AbortController()
  await scans.room(signal)
  scans.start(run)
  await scans.room(signal)
  scans.start(run)
  expect(scans.count).toBe(2)
  let hasRoom = false
  const room = scans.room(signal).then(() => (hasRoom = true))
  await new Promise(setImmediate)
  expect(hasRoom).toBe(false)
  end()
  await room
  expect(scans.count).toBe(1)
})

test('waiting for room ends with the signal', async () => {
  const { scans } = twoAtATime()
  scans.start(run)
  scans.start(run)
  const controller = new AbortController()
  const room = scans.room(controller.signal)
  controller.abort()
  await room
  expect(scans.count).toBe(2)
})

test('it is idle when the last run has ended', async () => {
  const { scans, end } = twoAtATime()
  await scans.idle()
  scans.start(run)
  scans.start(run)
  const idle = scans.idle()
  end()
  end()
  await idle
  expect(scans.count).toBe(0)
})
