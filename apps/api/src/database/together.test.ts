import { expect, test } from 'vitest'
import type { PrismaClient } from './generated/client.ts'
import { together } from './together.ts'

const database = {} as PrismaClient

/** Work that ends when the test says so, and what it was given each time. */
function aWork() {
  const calls: { inputs: readonly string[]; end: () => void; fail: (cause: Error) => void }[] = []
  const ask = together<string, string>(async (_, inputs) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    calls.push({ inputs, end: resolve, fail: reject })
    await promise
    return inputs.map((input) => input.toUpperCase())
  })
  return { calls, ask: (input: string) => ask(database, input) }
}
const givenTo = ({ calls }: ReturnType<typeof aWork>) => calls.map(({ inputs }) => inputs)

test('what is asked while nothing is under way does not wait', () => {
  const work = aWork()
  void work.ask('a')
  expect(givenTo(work)).toEqual([['a']])
})

test('what is asked meanwhile goes together, and everybody gets his own answer', async () => {
  const work = aWork()
  const answers = Promise.all(['a', 'b', 'c', 'd', 'e'].map((input) => work.ask(input)))
  expect(givenTo(work)).toEqual([['a'], ['b']])
  work.calls[0]?.end()
  await expect.poll(() => givenTo(work)).toEqual([['a'], ['b'], ['c', 'd', 'e']])
  work.calls[2]?.end()
  work.calls[1]?.end()
  expect(await answers).toEqual(['A', 'B', 'C', 'D', 'E'])
})

test('a failure is told to the one whose input it is, and nothing is left waiting', async () => {
  const work = together<number, number>(async (_, inputs) => {
    await Promise.resolve()
    if (inputs.includes(3)) throw new Error('not 3')
    return inputs.map((input) => input * 10)
  })
  const answers = await Promise.allSettled([1, 2, 3, 4].map((input) => work(database, input)))
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason)))).toEqual([
    10,
    20,
    'Error: not 3',
    40,
  ])
  expect(await work(database, 5)).toBe(50)
})

test('two databases are never asked together', async () => {
  const asked: [PrismaClient, readonly string[]][] = []
  const ask = together<string, string>(async (prisma, inputs) => {
    asked.push([prisma, inputs])
    await Promise.resolve()
    return inputs
  })
  const other = {} as PrismaClient
  await Promise.all([ask(database, 'a'), ask(other, 'b'), ask(database, 'c'), ask(other, 'd')])
  expect(asked.every(([prisma, inputs]) => inputs.every((input) => (prisma === database ? 'ac' : 'bd').includes(input)))).toBe(true)
})
