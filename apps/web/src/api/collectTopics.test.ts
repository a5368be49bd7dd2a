import type { ChangeTopic } from '@mooring/contract'
import { expect, test, vi } from 'vitest'
import { collectTopics } from './collectTopics.ts'

test('events of one act become one refresh', async () => {
  const refreshed: ChangeTopic[][] = []
  const changed = collectTopics(async (topics) => void refreshed.push([...topics]), 1)
  changed('runtimes')
  changed('runs')
  changed('runs')
  await vi.waitFor(() => expect(refreshed).toEqual([['runtimes', 'runs']]))
})

test('what changes during a refresh is refreshed after it, once', async () => {
  const refreshed: ChangeTopic[][] = []
  let finish: () => void = () => undefined
  const changed = collectTopics((topics) => {
    refreshed.push([...topics])
    return refreshed.length === 1 ? new Promise((resolve) => (finish = resolve)) : Promise.resolve()
  }, 1)
  changed('runs')
  await vi.waitFor(() => expect(refreshed).toHaveLength(1))
  changed('nodes')
  changed('nodes')
  changed('runs')
  expect(refreshed).toHaveLength(1)
  finish()
  await vi.waitFor(() => expect(refreshed).toEqual([['runs'], ['nodes', 'runs']]))
})

test('a change after everything was quiet is refreshed too', async () => {
  const refreshed: ChangeTopic[][] = []
  const changed = collectTopics(async (topics) => void refreshed.push([...topics]), 1)
  changed('runs')
  await vi.waitFor(() => expect(refreshed).toHaveLength(1))
  changed('assets')
  await vi.waitFor(() => expect(refreshed).toEqual([['runs'], ['assets']]))
})
