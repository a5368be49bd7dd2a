import { expect, test, vi } from 'vitest'
import { latestOnly } from './latestOnly.ts'

test('what comes while one is sent is sent after it, and only the latest', async () => {
  const sent: number[] = []
  const arrive: (() => void)[] = []
  const tell = latestOnly<number>((value) => {
    sent.push(value)
    return new Promise((resolve) => arrive.push(resolve))
  })
  tell(1)
  tell(2)
  tell(3)
  expect(sent).toEqual([1])
  arrive.shift()?.()
  await vi.waitFor(() => expect(sent).toEqual([1, 3]))
  arrive.shift()?.()
  await vi.waitFor(() => {
    tell(4)
    expect(sent).toEqual([1, 3, 4])
  })
})
