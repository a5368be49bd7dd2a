import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { ScanError } from '../ScanError.ts'
import type { JobOf } from '../Scanner.ts'
import { aSink, collectScan, wholeSource } from '../testing/collectScan.ts'
import { sqlServerScanner } from './sqlServerScanner.ts'

type Job = JobOf<'SqlServerDatabaseCredential', 'SqlServerDatabase'>

function aJob(serverEndpoint: string): Job {
  return {
    scan: {
      kind: 'SqlServerDatabaseCredential',
      properties: {
        serverEndpoint,
        databaseName: 'Sales',
        credential: { referenceName: 'c1', credentialType: 'SqlAuth' },
        connectedVia: { referenceName: 'rt1' },
      },
    },
    source: { kind: 'SqlServerDatabase', properties: { serverEndpoint } },
    credential: { kind: 'SqlAuth', properties: { user: 'reader', password: 'a secret' } },
    ...wholeSource,
  }
}

async function failureOf(job: Job): Promise<ScanError> {
  const error: unknown = await collectScan(sqlServerScanner, job).catch((thrown: unknown) => thrown)
  if (!(error instanceof ScanError)) throw new Error('the scan did not fail as a scan does', { cause: error })
  expect(error.message).not.toContain('secret')
  return error
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** The port of something that listens on this machine. */
async function listening(answer: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
    answer(socket)
  }).listen(0, '127.0.0.1')
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** The first answer of a server, of which only whether it encrypts matters: https://learn.microsoft.com/openspecs/windows_protocols/ms-tds PRELOGIN. */
function preLogin(encryption: number): Buffer {
  const options = Buffer.from([0x00, 0, 11, 0, 6, 0x01, 0, 17, 0, 1, 0xff])
  const values = Buffer.from([16, 0, 0, 0, 0, 0, encryption])
  const header = Buffer.from([0x04, 0x01, 0, 8 + options.length + values.length, 0, 0, 1, 0])
  return Buffer.concat([header, options, values])
}

test('a port where nothing listens', async () => {
  const port = await listening(() => undefined)
  for (const close of closing.splice(0)) close()
  const error = await failureOf(aJob(`127.0.0.1,${port}`))
  expect(error.code).toBe('SourceUnreachable')
  expect(error.message).toContain(`the SQL Server at 127.0.0.1:${port}: nothing listens there. Check the port`)
})

test('a host name that nobody knows', async () => {
  const error = await failureOf(aJob('no-such-host.invalid'))
  expect(error).toMatchObject({ code: 'SourceUnreachable' })
  expect(error.message).toContain('no-such-host.invalid:1433: the name is not known here')
})

test('an endpoint that is none', async () => {
  const error = await failureOf(aJob('db:1433'))
  expect(error).toMatchObject({ code: 'SourceUnreachable' })
  expect(error.message).toContain('host,port or host\\instance')
})

test('a server that hangs up, and one that is not SQL Server', async () => {
  const hangsUp = await listening((socket) => socket.end())
  expect(await failureOf(aJob(`127.0.0.1,${hangsUp}`))).toMatchObject({ code: 'SourceUnreachable' })
  const other = await listening((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  expect(await failureOf(aJob(`127.0.0.1,${other}`))).toMatchObject({ code: 'SourceUnreachable' })
})

test('a server that does not encrypt is not sent the password', async () => {
  const received: Buffer[] = []
  const port = await listening((socket) => {
    socket.on('data', (chunk) => {
      received.push(chunk)
      socket.write(preLogin(0x02))
    })
  })
  const error = await failureOf(aJob(`127.0.0.1,${port}`))
  expect(error.code).toBe('SourceUnreachable')
  expect(error.message).toContain('it does not offer encryption')
  // The type of a packet is its first byte: PRELOGIN is 0x12, LOGIN7 would be 0x10.
  expect(received.map((chunk) => chunk[0])).toEqual([0x12])
})

test('aborting while it connects to something that never answers ends the scan with the reason', async () => {
  const stop = new Error('the run was canceled')
  const controller = new AbortController()
  const port = await listening(() => controller.abort(stop))
  await expect(sqlServerScanner.scan(aJob(`127.0.0.1,${port}`), aSink({}), controller.signal)).rejects.toBe(stop)
  await expect(sqlServerScanner.scan(aJob(`127.0.0.1,${port}`), aSink({}), AbortSignal.abort(stop))).rejects.toBe(stop)
})
