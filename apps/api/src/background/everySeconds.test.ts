import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { everySeconds } from './everySeconds.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const never = (error: unknown) => {
  throw error
}

test('works every so many seconds, and not at once', async () => {
  const rounds: number[] = []
  const begun = Date.now()
  const end = everySeconds(
    5,
    () => {
      rounds.push((Date.now() - begun) / 1000)
      return Promise.resolve()
    },
    never,
  )
  await vi.advanceTimersByTimeAsync(16_000)
  await end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(rounds).toEqual([5, 10, 15])
})

test('never works twice at once: a round that takes long lets the next ones pass', async () => {
  const round = Promise.withResolvers<void>()
  const work = vi.fn<() => Promise<void>>(() => round.promise)
  const end = everySeconds(5, work, never)
  await vi.advanceTimersByTimeAsync(21_000)
  expect(work).toHaveBeenCalledTimes(1)
  round.resolve()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(work).toHaveBeenCalledTimes(2)
  await end()
})

test('a round that failed is reported, and the next one comes as usual', async () => {
  const errors: unknown[] = []
  const work = vi.fn<() => Promise<void>>(() => Promise.reject(new Error('not now')))
  const end = everySeconds(5, work, (error) => errors.push(error))
  await vi.advanceTimersByTimeAsync(10_000)
  await end()
  expect(errors).toEqual([new Error('not now'), new Error('not now')])
})

test('ends when the round that is under way has ended', async () => {
  const round = Promise.withResolvers<void>()
  const order: string[] = []
  const end = everySeconds(5, () => round.promise.then(() => void order.push('round')), never)
  await vi.advanceTimersByTimeAsync(5_000)
  const ended = end().then(() => order.push('ended'))
  round.resolve()
  await ended
  expect(order).toEqual(['round', 'ended'])
})
