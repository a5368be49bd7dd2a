import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { ApiError, errorCodes, errorStatus, node } from '@mooring/contract'
import { describe, expect, test } from 'vitest'
import { openAnonymousClient } from '../consoleClient.ts'
import { errorKind } from './errorKind.ts'

const answer = (code: ApiError['code'], status: number) => new ApiError({ code, status, message: '' })

const special: Record<string, string> = {
  NodeUnauthenticated: 'gone',
  NodeRemoved: 'gone',
  IntegrationRuntimeDeleted: 'gone',
  NodeClockSkewed: 'clock',
  NodeQuarantined: 'leaseLost',
  RunLeaseLost: 'leaseLost',
  RunCanceled: 'leaseLost',
  ChangedMeanwhile: 'retryable',
  TooManyRequests: 'retryable',
  InternalError: 'retryable',
  NotReady: 'retryable',
  NodeDidNotAnswer: 'retryable',
}

describe('an answer of the console', () => {
  test.each(errorCodes)('%s', (code) => expect(errorKind(answer(code, errorStatus(code)))).toBe(special[code] ?? 'refused'))
})

test.each([200, 302, 401, 403, 404, 407, 410, 502])('a %s of something in between ends nothing', (status) => {
  expect(errorKind(answer('UnexpectedAnswer', status))).toBe('retryable')
})

/** What really happens to a call when the server at the other end behaves so. */
async function failureOf(behave: (socket: Socket) => void): Promise<unknown> {
  const server = createServer((socket) => behave(socket.on('error', () => socket.destroy()))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const client = await openAnonymousClient({ origin: `http://127.0.0.1:${port}`, caFile: null })
  try {
    return await client.call(
      node.heartbeat,
      { body: { version: '1', cpuPercent: 0, memoryAvailableMb: 0, runningJobs: 0 } },
      { timeoutMs: 300 },
    )
  } catch (error) {
    return error
  } finally {
    await client.close()
    server.close()
  }
}

test('a connection that is closed is retryable', async () =>
  expect(errorKind(await failureOf((socket) => socket.destroy()))).toBe('retryable'))

test('a server that never answers is retryable', async () =>
  expect(errorKind(await failureOf((socket) => socket.resume()))).toBe('retryable'))

test('an answer that is not HTTP is retryable', async () => {
  expect(errorKind(await failureOf((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')))).toBe('retryable')
})

test('a page that says 200 is not the console', async () => {
  const page = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>Hi</p>'
  expect(errorKind(await failureOf((socket) => socket.end(page)))).toBe('retryable')
})

test('a mistake of our own is not retried', () => {
  expect(errorKind(new TypeError("Cannot read properties of undefined (reading 'x')"))).toBe('bug')
  expect(errorKind('text')).toBe('bug')
})
