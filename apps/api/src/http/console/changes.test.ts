import { changesPath } from '@mooring/contract'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { aPerson, aRuntime, unique } from '../../testing/builders.ts'
import { openTestConsole, testToken, type As, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
let origin: string
beforeAll(async () => {
  at = await openTestConsole()
  origin = await at.app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => at.close())

const bearer = { authorization: `Bearer ${testToken}` }

/** The stream of changes as a browser reads it. */
async function follow(as: As) {
  const hangUp = new AbortController()
  const response = await fetch(origin + changesPath, { headers: as ?? {}, signal: hangUp.signal })
  const heard: string[] = []
  const read = async () => {
    for await (const text of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) heard.push(text)
  }
  /** How the stream ended: a stream that the console cuts off ends with an error. */
  const ended = read().then(
    () => 'all was read',
    (error: unknown) => (hangUp.signal.aborted ? 'hung up' : String(error)),
  )
  const hears = (text: string, timeout = 5000) => vi.waitFor(() => expect(heard.join('')).toContain(text), { timeout, interval: 10 })
  return { response, hears, ended, hangUp: () => hangUp.abort(), text: () => heard.join('') }
}

test('is a stream of events that nothing in between may keep', async () => {
  const { response, hears, hangUp, ended } = await follow(bearer)
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-ms-request-id': expect.any(String),
    'x-content-type-options': 'nosniff',
  })
  await hears(': open')
  hangUp()
  expect(await ended).toBe('hung up')
})

test('a change is heard within a second, by everybody who listens', async () => {
  const streams = await Promise.all([follow(bearer), follow(await aPerson(at, 'Reader'))])
  await Promise.all(streams.map(({ hears }) => hears(': open')))
  const name = await aRuntime(at, unique('heard'))
  await Promise.all(streams.map(({ hears }) => hears(`data: {"topic":"runtimes","name":"${name}"}\n\n`, 1000)))
  for (const { hangUp, ended } of streams) {
    hangUp()
    expect(await ended).toBe('hung up')
  }
})

test('after the connection to the database was lost everything is to be read again', async () => {
  const { hears, hangUp, ended } = await follow(bearer)
  await hears(': open')
  at.console.feed.missed()
  await hears('event: reset\ndata:\n\n')
  hangUp()
  expect(await ended).toBe('hung up')
})

test.each([
  ['nobody', null],
  ['a wrong token', { authorization: 'Bearer wrong' }],
  ['a cookie of no session', { cookie: 'mooring-session=none' }],
])('refuses %s', async (_, as) => {
  const { response, text, ended } = await follow(as)
  await ended
  expect([response.status, response.headers.get('x-ms-error-code')]).toEqual([401, 'Unauthenticated'])
  expect(JSON.parse(text())).toMatchObject({ error: { code: 'Unauthenticated' } })
})

test('ends when the session has ended, and goes on while it has not', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const [person, other] = [await aPerson(at, 'Reader'), await aPerson(at, 'Reader')]
  const [ending, staying] = [await follow(person), await follow(other)]
  await Promise.all([ending.hears(': open'), staying.hears(': open')])
  await at.app.inject({ method: 'DELETE', url: '/api/session', headers: person })
  vi.advanceTimersByTime(15_000)
  expect(await ending.ended).toContain('terminated')
  await staying.hears(': pulse')
  staying.hangUp()
  expect(await staying.ended).toBe('hung up')
})

test('an open page prolongs no session, neither by opening the stream nor while it hears it', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const person = await aPerson(at, 'Reader')
  const began = at.clock.now
  const session = await at.prisma.session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  at.clock.now = new Date(session.createdAt.getTime() + 11 * 3_600_000)
  const page = await follow(person)
  await page.hears(': open')
  vi.advanceTimersByTime(15_000)
  await page.hears(': pulse')
  at.clock.now = new Date(session.createdAt.getTime() + 13 * 3_600_000)
  vi.advanceTimersByTime(15_000)
  expect(await page.ended).toContain('terminated')
  at.clock.now = began
})

test('there is no stream for HEAD, which nobody would read', async () => {
  const answer = await fetch(origin + changesPath, { method: 'HEAD', headers: bearer })
  expect(answer.status).toBe(404)
})

test('a console that stops ends the streams: nobody holds it up', async () => {
  const { hears, ended } = await follow(bearer)
  await hears(': open')
  await at.app.close()
  expect(await ended).toContain('terminated')
  expect(at.app.server.listening).toBe(false)
})
