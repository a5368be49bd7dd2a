/** What only shows over a real connection: nodes that keep one open, and nodes that hang up. */
import { Agent, request } from 'node:http'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { aLease, aNode, aRun, aRuntime, aScan } from '../../testing/builders.ts'
import { openTestConsole, type TestConsole } from '../../testing/openTestConsole.ts'

let at: TestConsole
let origin: string
const sockets: Socket[] = []
beforeAll(async () => {
  at = await openTestConsole()
  at.app.server.on('connection', (socket: Socket) => sockets.push(socket))
  origin = await at.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => at.close())

/** A call for a run; `answered` is its status, null when the connection was cut. */
function ask(as: Record<string, string>, { waitSeconds, agent = new Agent() }: { waitSeconds: number; agent?: Agent }) {
  const headers = { ...as, 'content-type': 'application/json' }
  const call = request(`${origin}/node/lease`, { method: 'POST', headers, agent })
  const answered = new Promise<number | null>((resolve) => {
    call.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode ?? null)))
    call.on('error', () => resolve(null))
  })
  call.end(JSON.stringify({ waitSeconds }))
  return { call, answered }
}

test('a node that hung up while it waited is not given a run that it would never hear of', async () => {
  const runtime = await aRuntime(at)
  const [gone, other] = [await aNode(at, runtime), await aNode(at, runtime)]
  const scan = await aScan(at, runtime)
  const onQueue = vi.spyOn(at.console.feed, 'onQueue')
  const { call, answered } = ask(gone.as, { waitSeconds: 30 })
  await vi.waitFor(() => expect(onQueue).toHaveBeenCalled(), { timeout: 5000 })
  const socket = sockets.at(-1)
  call.destroy()
  expect(await answered).toBeNull()
  await vi.waitFor(() => expect(socket?.destroyed).toBe(true), { timeout: 5000 })
  const runId = await aRun(at, scan)
  const lease = await aLease(at, other.as)
  expect([lease.runId, lease.fence]).toEqual([runId, 1])
})

test('a connection that is used again and again collects nothing', async () => {
  const { as } = await aNode(at, await aRuntime(at))
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const listeners = []
  const before = sockets.length
  for (let call = 0; call < 12; call++) {
    expect(await ask(as, { waitSeconds: 0, agent }).answered).toBe(204)
    listeners.push(sockets.at(-1)?.listenerCount('close'))
  }
  agent.destroy()
  expect(sockets.length).toBe(before + 1)
  expect(listeners.at(-1)).toBe(listeners[0])
})

test('a leased run, with its secret, is not to be stored by anything in between', async () => {
  const runtime = await aRuntime(at)
  const { as } = await aNode(at, runtime)
  await aRun(at, await aScan(at, runtime))
  const answer = await at.app.inject({ method: 'POST', url: '/node/lease', headers: as, payload: { waitSeconds: 0 } })
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
})

test('a console that stops answers the nodes that wait, without a run: nobody holds it up', async () => {
  const { as } = await aNode(at, await aRuntime(at))
  const onQueue = vi.spyOn(at.console.feed, 'onQueue')
  const { answered } = ask(as, { waitSeconds: 30 })
  await vi.waitFor(() => expect(onQueue).toHaveBeenCalled(), { timeout: 5000 })
  await at.app.close()
  expect([204, null]).toContain(await answered)
})
