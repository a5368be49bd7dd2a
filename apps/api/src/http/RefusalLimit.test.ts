import { expect, test } from 'vitest'
import { RefusalLimit } from './RefusalLimit.ts'

const times = (count: number, admit: (index: number) => number | null) => Array.from({ length: count }, (_, index) => admit(index))

test('ten a minute of each network are recorded, and the next one that is tells how many were not', () => {
  const limit = new RefusalLimit()
  const admitted = times(25, () => limit.admit('10.0.0.1', 0))
  expect(admitted).toEqual([...Array<number>(10).fill(0), ...Array<null>(15).fill(null)])
  expect(limit.admit('10.0.0.2', 0)).toBe(15)
  expect(limit.admit('10.0.0.1', 59_999)).toBeNull()
  expect(limit.admit('10.0.0.1', 60_000)).toBe(1)
})

test('of however many networks, sixty a minute are recorded', () => {
  const limit = new RefusalLimit()
  expect(times(1000, (index) => limit.admit(`network ${index}`, 0)).filter((before) => before !== null)).toHaveLength(60)
  expect(limit.admit('another', 60_000)).toBe(940)
})
