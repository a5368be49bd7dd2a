import { expect, test } from 'vitest'
import { ChangeFeed } from './ChangeFeed.ts'

const change = { topic: 'runs', name: 'r' } as const

test('tells every listener of every change, until it leaves', () => {
  const feed = new ChangeFeed()
  const heard: string[] = []
  const leave = feed.onChange(() => heard.push('one'))
  feed.onChange(({ name }) => heard.push(`other ${name}`))
  feed.change(change)
  leave()
  leave()
  feed.change(change)
  expect(heard).toEqual(['one', 'other r', 'other r'])
})

test('a listener may leave while it is told, and the others are told all the same', () => {
  const feed = new ChangeFeed()
  const heard: string[] = []
  const leave = feed.onChange(() => {
    heard.push('once')
    leave()
  })
  feed.onChange(() => heard.push('always'))
  const leaveQueue = feed.onQueue('a', () => {
    heard.push('queue once')
    leaveQueue()
  })
  feed.onQueue('a', () => heard.push('queue'))
  feed.change(change)
  feed.change(change)
  feed.queue('a')
  feed.queue('a')
  expect(heard).toEqual(['once', 'always', 'always', 'queue once', 'queue', 'queue'])
})

test('wakes who waits for the queue of one runtime, and nobody else', () => {
  const feed = new ChangeFeed()
  const woken: string[] = []
  feed.onQueue('a', () => woken.push('a'))
  feed.onQueue('b', () => woken.push('b'))
  feed.queue('a')
  feed.queue('unknown')
  expect(woken).toEqual(['a'])
})

test('who leaves a queue late does not take along who came after', () => {
  const feed = new ChangeFeed()
  const woken: string[] = []
  const leave = feed.onQueue('a', () => woken.push('first'))
  leave()
  feed.onQueue('a', () => woken.push('second'))
  leave()
  feed.queue('a')
  expect(woken).toEqual(['second'])
})

test('when something may have been missed, everybody looks again: pages and waiting nodes', () => {
  const feed = new ChangeFeed()
  const told: string[] = []
  feed.onMissed(() => told.push('page'))
  feed.onQueue('a', () => told.push('a'))
  feed.onQueue('b', () => told.push('b'))
  feed.onChange(() => told.push('change'))
  feed.missed()
  expect(told).toEqual(['page', 'a', 'b'])
})
