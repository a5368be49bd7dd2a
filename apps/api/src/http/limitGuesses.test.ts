import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeartbeat, aNode, anIdentity, aRuntime } from '../testing/builders.ts'
import { openTestConsole, testToken, type TestConsole } from '../testing/openTestConsole.ts'

let at: TestConsole
let folder: string
beforeAll(async () => {
  at = await openTestConsole()
  folder = await mkdtemp(path.join(tmpdir(), 'mooring-guesses-'))
  await writeFile(path.join(folder, 'mooring-node.mjs'), 'x')
  const files = [{ name: 'mooring-node.mjs', kind: 'bundle', bytes: 1, sha256: 'ab'.repeat(32) }]
  await writeFile(path.join(folder, 'downloads.json'), JSON.stringify({ version: '1.2.3', files }))
  at.console.downloadsDirectory = folder
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await at.close()
})

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const listRuntimes = (remoteAddress: string, headers: Record<string, string>) =>
  at.app.inject({ url: '/api/runtimes', headers, remoteAddress })
const heartbeat = (remoteAddress: string, headers: Record<string, string>) =>
  at.app.inject({ method: 'POST', url: '/node/heartbeat', headers, payload: aHeartbeat, remoteAddress })
const download = (remoteAddress: string, name: string) => at.app.inject({ url: `/download/${name}`, remoteAddress })

type Answer = Awaited<ReturnType<typeof download>>

/** Guesses sixty times, each answered as ever, and once more. */
async function guess(once: () => Promise<Answer>, status: number): Promise<void> {
  for (let count = 0; count < 60; count++) expect((await once()).statusCode).toBe(status)
  const answer = await once()
  expect([answer.statusCode, answer.headers['x-ms-error-code'], answer.json()]).toMatchObject([
    429,
    'TooManyRequests',
    { error: { code: 'TooManyRequests', message: expect.any(String) } },
  ])
  const seconds = Number(answer.headers['retry-after'])
  expect([seconds > 0, seconds <= 60]).toEqual([true, true])
}

test('a stranger who guesses bearer tokens has to wait; whoever has the right one at the same address has not', async () => {
  await guess(() => listRuntimes('10.0.1.1', bearer('guessed-by-somebody')), 401)
  expect((await listRuntimes('10.0.1.1', bearer(testToken))).statusCode).toBe(200)
  expect((await listRuntimes('10.0.1.2', bearer('guessed-by-somebody'))).statusCode).toBe(401)
})

test('a stranger who invents tokens of nodes has to wait; the nodes at the same address go on', async () => {
  const { as } = await aNode(at, await aRuntime(at))
  const { sign } = await anIdentity()
  const invented = await sign({ issuer: crypto.randomUUID(), audience: crypto.randomUUID() })
  await guess(() => heartbeat('10.0.1.3', invented), 401)
  expect((await heartbeat('10.0.1.3', as)).statusCode).toBe(200)
})

test('a fleet of nodes behind one address is not counted, however many heartbeats it sends', async () => {
  const { as } = await aNode(at, await aRuntime(at))
  const answers = await Promise.all(Array.from({ length: 300 }, () => heartbeat('10.0.1.4', as)))
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect((await heartbeat('10.0.1.4', bearer('invented'))).statusCode).toBe(401)
})

test('a node whose clock is wrong is told so each time: it guesses nothing', async () => {
  const { tokenWith } = await aNode(at, await aRuntime(at))
  const late = await tokenWith({ issuedAt: Math.floor(Date.now() / 1000) - 3600 })
  const answers = await Promise.all(Array.from({ length: 70 }, () => heartbeat('10.0.1.5', late)))
  expect(new Set(answers.map(({ headers }) => headers['x-ms-error-code']))).toEqual(new Set(['NodeClockSkewed']))
})

test('a stranger who guesses names of files has to wait; what is offered can be downloaded all the same', async () => {
  await guess(() => download('10.0.1.6', 'secrets.txt'), 404)
  const answers = await Promise.all(Array.from({ length: 70 }, () => download('10.0.1.6', 'mooring-node.mjs')))
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
})

test('a page that stays open after its session has ended is told to sign in each time', async () => {
  const answers = await Promise.all(Array.from({ length: 70 }, () => listRuntimes('10.0.1.7', { cookie: 'mooring-session=ended' })))
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([401]))
})
