import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Database } from '../database/open.ts'
import { announce, announceQueue } from '../database/queries/announce.ts'
import { createTestDatabase } from '../testing/testDatabase.ts'
import { ChangeFeed } from './ChangeFeed.ts'
import { changesChannel } from './channels.ts'
import { listen } from './listen.ts'

const runtimeId = '11111111-1111-4111-8111-111111111111'
let database: Database
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

let feed: ChangeFeed
let heard: string[]
beforeEach(async () => {
  await areGone()
  feed = new ChangeFeed()
  heard = []
  feed.onChange(({ topic, name }) => heard.push(`${topic} ${name}`))
  feed.onQueue(runtimeId, () => heard.push('queue'))
  feed.onMissed(() => heard.push('missed'))
})

const hears = (text: string) => vi.waitFor(() => expect(heard).toContain(text), { timeout: 5000, interval: 10 })
/** The server processes that listen. */
const listeners = async (): Promise<number[]> =>
  (
    await database.prisma.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'`
  ).map(({ pid }) => pid)
/** A server process goes a moment after its client has. */
const areGone = () => vi.waitFor(async () => expect(await listeners()).toEqual([]), { timeout: 5000, interval: 10 })
async function terminate(): Promise<void> {
  for (const pid of await listeners()) await database.prisma.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`
}

/** Listens until the test ends it, or has ended. */
async function listening(connect = () => database.connect()): Promise<{ end: () => Promise<void>; errors: unknown[] }> {
  const errors: unknown[] = []
  const end = await listen({ connect, feed, onError: (error) => errors.push(error) })
  onTestFinished(end)
  expect(heard).toEqual(['missed', 'queue'])
  heard.length = 0
  return { end, errors }
}

test('hands on what is committed, and never what is not', async () => {
  const { end } = await listening()
  await announce(database.prisma, { topic: 'runtimes', name: 'a "name" \\ 🚢' }, { topic: 'nodes', name: 'n' })
  const undone = database.prisma.$transaction(async (tx) => {
    await announce(tx, { topic: 'runs', name: 'undone' })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  await announceQueue(database.prisma, runtimeId)
  await hears('queue')
  expect(heard).toEqual(['runtimes a "name" \\ 🚢', 'nodes n', 'queue'])
  await end()
  await areGone()
})

test('a connection that was killed comes back, and who waits is told that something may have been missed', async () => {
  const { errors } = await listening()
  await terminate()
  await announce(database.prisma, { topic: 'runs', name: 'while nobody listened' })
  await hears('missed')
  await announce(database.prisma, { topic: 'runs', name: 'again' })
  await hears('runs again')
  expect(heard).toEqual(['missed', 'queue', 'runs again'])
  expect(errors.length).toBeGreaterThan(0)
})

test('a database that is away for several attempts is waited for', async () => {
  let attempts = 0
  const { errors } = await listening(() => {
    attempts += 1
    return attempts === 2 || attempts === 3 ? Promise.reject(new Error('away')) : database.connect()
  })
  await terminate()
  await hears('missed')
  expect(attempts).toBe(4)
  expect(errors.filter((error) => error instanceof Error && error.message === 'away')).toHaveLength(2)
})

test('what another version says, or nobody can read, is passed over', async () => {
  await listening()
  for (const payload of ['not JSON', '', 'null', '{"topic":"weather","name":"x"}', '{"topic":"runs"}']) {
    await database.prisma.$executeRaw`SELECT pg_notify(${changesChannel}, ${payload})`
  }
  await announce(database.prisma, { topic: 'runs', name: 'readable' })
  await hears('runs readable')
  expect(heard).toEqual(['runs readable'])
})

test('ended while it connects again, it leaves no connection behind', async () => {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>()
  const clients: Promise<pg.Client>[] = []
  const { end } = await listening(() => {
    const client = clients.length === 0 ? database.connect() : opened.then(() => database.connect())
    if (clients.push(client) === 2) ask()
    return client
  })
  await terminate()
  await asked
  await end()
  open()
  const late = await clients[1]!
  await vi.waitFor(() => expect(late.listenerCount('notification')).toBe(0))
  await expect(late.query('SELECT 1')).rejects.toThrow(/closed|not queryable|ended/)
  expect(heard).toEqual([])
})
