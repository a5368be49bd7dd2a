import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LeasedRun } from '@mooring/contract'
import { expect, test } from 'vitest'
import type { Clock } from '../Clock.ts'
import { openAnonymousClient } from '../consoleClient.ts'
import { openLog } from '../log.ts'
import { Lease, LeaseLost } from './Lease.ts'
import { progressLoop } from './progressLoop.ts'

const run = { runId: '3fa85f64-5717-4562-b3fc-2c963f66afa6', fence: 1, leaseSeconds: 30 } as LeasedRun

/** A console that is away, and time that passes as fast as it is waited for, until the scan ends after `endsAfterMs`. */
async function outage(endsAfterMs: number) {
  const scan = new AbortController()
  const time = { now: 0 }
  const clock: Clock = {
    now: () => time.now,
    async wait(ms) {
      time.now += ms
      if (time.now > endsAfterMs) scan.abort()
    },
  }
  const client = await openAnonymousClient({ origin: 'http://127.0.0.1:1', caFile: null })
  const context = { client, clock, log: openLog({ write: () => undefined }), signal: scan.signal, onGone: () => scan.abort() }
  const lease = new Lease(run, { ...context, signal: new AbortController().signal })
  await progressLoop(lease, context)
  await client.close()
  return { lease, minutes: time.now / 60_000 }
}

test('a scan goes on while the console is away for some minutes', async () => {
  const { lease } = await outage(4.5 * 60_000)
  expect(lease.signal.aborted).toBe(false)
})

test('a scan is given up when the console is away for more than five minutes, so that the source is let go of', async () => {
  const { lease, minutes } = await outage(60 * 60_000)
  expect(lease.signal.reason).toBeInstanceOf(LeaseLost)
  expect(minutes).toBeGreaterThan(5)
  expect(minutes).toBeLessThan(5.3)
})

test('a scan that stands still hears soon that it was canceled', async () => {
  const time = { now: 0 }
  const calls: number[] = []
  const console = createServer((_, response) => {
    calls.push(time.now)
    if (time.now < 60_000) return response.writeHead(204).end()
    const error = { code: 'RunCanceled', message: 'The run was canceled.' }
    return response.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify({ error }))
  }).listen(0, '127.0.0.1')
  await once(console, 'listening')
  const clock: Clock = { now: () => time.now, wait: async (ms) => void (time.now += ms) }
  const client = await openAnonymousClient({ origin: `http://127.0.0.1:${(console.address() as AddressInfo).port}`, caFile: null })
  const scan = new AbortController()
  const context = { client, clock, log: openLog({ write: () => undefined }), signal: scan.signal, onGone: () => scan.abort() }
  const lease = new Lease(run, context)
  await progressLoop(lease, context)
  expect(lease.signal.reason).toMatchObject({ message: 'The run was canceled.' })
  expect(Math.max(...calls.slice(1).map((at, index) => at - (calls[index] ?? 0)))).toBeLessThan(3500)
  await client.close()
  console.close()
})
