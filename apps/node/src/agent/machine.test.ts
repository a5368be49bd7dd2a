import { expect, test } from 'vitest'
import { concurrentJobsLimit, machineMeter } from './machine.ts'

test('measures how busy the processors were since the last time', () => {
  const times = [
    { idle: 100, total: 200 },
    { idle: 175, total: 300 },
    { idle: 175, total: 300 },
    { idle: 170, total: 290 },
  ]
  const measure = machineMeter(() => times.shift()!)
  expect([measure(), measure(), measure()].map(({ cpuPercent }) => cpuPercent)).toEqual([25, 0, 0])
})

test('measures this machine within what the contract allows', () => {
  const { cpuPercent, memoryAvailableMb } = machineMeter()()
  expect(cpuPercent).toBeGreaterThanOrEqual(0)
  expect(cpuPercent).toBeLessThanOrEqual(100)
  expect(memoryAvailableMb).toBeGreaterThan(0)
  expect(Number.isInteger(memoryAvailableMb)).toBe(true)
})

test('takes at least two runs at a time', () => expect(concurrentJobsLimit()).toBeGreaterThanOrEqual(2))
