import { once } from 'node:events'
import { createConnection, createServer, type AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { selfSignedCertificate } from '../testing/selfSignedCertificate.ts'
import { startMariaDb, type MariaDbServer } from '../testing/startMariaDb.ts'
import { connectToSource } from './connectToSource.ts'

const mode = { disable: 0, allow: 1, prefer: 2, require: 3, verifyCa: 4, verifyFull: 5 }
const trusted = getCACertificates('default')
const never = new AbortController().signal
let started: MariaDbServer | null = null
let server: MariaDbServer
let certificate: string

beforeAll(async () => {
  const made = selfSignedCertificate('localhost')
  certificate = made.certificate
  started = await startMariaDb({ tls: made })
  if (started !== null) server = started
}, 180_000)

beforeEach(({ skip }) => skip(started === null, 'no MariaDB'))

afterAll(async () => {
  setDefaultCACertificates(trusted)
  await started?.stop()
})

const connect = (change: { sslMode: number; password?: string; host?: string; port?: number }) =>
  connectToSource(
    { host: server.host, port: server.port, user: server.administrator, password: server.password, database: 'mysql', ...change },
    never,
  )

async function isEncrypted(change: Parameters<typeof connect>[0]): Promise<boolean> {
  const connection = await connect(change)
  const [row] = await connection.query<{ Value: string }>(`SHOW STATUS LIKE 'Ssl_cipher'`)
  await connection.close()
  return row?.Value !== ''
}

test('"disable" and "allow" do without encryption, "prefer" and "require" use it', async () => {
  expect(await isEncrypted({ sslMode: mode.disable })).toBe(false)
  expect(await isEncrypted({ sslMode: mode.allow })).toBe(false)
  expect(await isEncrypted({ sslMode: mode.prefer })).toBe(true)
  expect(await isEncrypted({ sslMode: mode.require })).toBe(true)
})

test('"allow" encrypts when the server insists, "disable" does not', async () => {
  const admin = await server.connect()
  await admin.query('SET GLOBAL require_secure_transport = ON')
  expect(await isEncrypted({ sslMode: mode.allow })).toBe(true)
  await expect(connect({ sslMode: mode.disable })).rejects.toMatchObject({
    code: 'SourceCredentialRefused',
    message: expect.stringContaining('without encryption') as string,
  })
  await admin.query('SET GLOBAL require_secure_transport = OFF')
})

test('a wrong password is tried once: no mode repeats it the other way', async () => {
  let connections = 0
  const counter = createServer((socket) => {
    connections += 1
    const onward = createConnection(server.port, server.host)
    socket.pipe(onward).pipe(socket)
    for (const end of [socket, onward]) end.on('error', () => socket.destroy())
  }).listen(0, '127.0.0.1')
  await once(counter, 'listening')
  const { port } = counter.address() as AddressInfo
  await expect(connect({ sslMode: mode.prefer, password: 'wrong', port })).rejects.toMatchObject({ code: 'SourceCredentialRefused' })
  expect(connections).toBe(1)
  counter.close()
})

test('"verify-ca" refuses an unknown authority and takes a known one, "verify-full" wants the host name as well', async () => {
  for (const sslMode of [mode.verifyCa, mode.verifyFull]) {
    await expect(connect({ sslMode, host: 'localhost' })).rejects.toMatchObject({
      code: 'SourceUnreachable',
      message: expect.stringContaining('NODE_EXTRA_CA_CERTS') as string,
    })
  }
  setDefaultCACertificates([...trusted, certificate])
  expect(await isEncrypted({ sslMode: mode.verifyCa })).toBe(true)
  expect(await isEncrypted({ sslMode: mode.verifyFull, host: 'localhost' })).toBe(true)
  await expect(connect({ sslMode: mode.verifyFull })).rejects.toMatchObject({ code: 'SourceUnreachable' })
})

test('a mode that is none is refused', async () => {
  await expect(connect({ sslMode: 9 })).rejects.toMatchObject({ code: 'ScanFailed' })
})
