import { once } from 'node:events'
import { createConnection, createServer, type AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { selfSignedCertificate } from '../testing/selfSignedCertificate.ts'
import { startPostgres, type PostgresServer } from '../testing/startPostgres.ts'
import { connectToSource } from './connectToSource.ts'

const mode = { disable: 0, allow: 1, prefer: 2, require: 3, verifyCa: 4, verifyFull: 5 }
const trusted = getCACertificates('default')
const never = new AbortController().signal
let server: PostgresServer
let certificate: string

beforeAll(async () => {
  const made = selfSignedCertificate('localhost')
  certificate = made.certificate
  const onlyEncrypted = ['hostssl template1 all all scram-sha-256', 'host template1 all all reject']
  server = await startPostgres({ hba: [...onlyEncrypted, 'hostssl postgres plain all reject'], tls: made })
  const admin = await connect({ sslMode: mode.require })
  await admin.query(`CREATE USER plain PASSWORD 'plain'`)
  await admin.close()
}, 120_000)

afterAll(async () => {
  setDefaultCACertificates(trusted)
  await server.stop()
})

const connect = (change: { sslMode: number; user?: string; password?: string; database?: string; host?: string; port?: number }) =>
  connectToSource(
    { host: server.host, port: server.port, user: server.superuser, password: server.password, database: 'postgres', ...change },
    never,
  )

async function isEncrypted(change: Parameters<typeof connect>[0]): Promise<boolean | undefined> {
  const connection = await connect(change)
  const [row] = await connection.query<{ ssl: boolean }>('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')
  await connection.close()
  return row?.ssl
}

test('"disable" and "allow" do without encryption, "prefer" and "require" use it', async () => {
  expect(await isEncrypted({ sslMode: mode.disable })).toBe(false)
  expect(await isEncrypted({ sslMode: mode.allow })).toBe(false)
  expect(await isEncrypted({ sslMode: mode.prefer })).toBe(true)
  expect(await isEncrypted({ sslMode: mode.require })).toBe(true)
})

test('"allow" encrypts when the server insists, "disable" does not', async () => {
  expect(await isEncrypted({ sslMode: mode.allow, database: 'template1' })).toBe(true)
  await expect(connect({ sslMode: mode.disable, database: 'template1' })).rejects.toMatchObject({ code: 'SourceCredentialRefused' })
})

test('"prefer" does without when the server refuses an encrypted connection, "require" does not', async () => {
  const plain = { user: 'plain', password: 'plain' }
  expect(await isEncrypted({ sslMode: mode.prefer, ...plain })).toBe(false)
  await expect(connect({ sslMode: mode.require, ...plain })).rejects.toMatchObject({ code: 'SourceCredentialRefused' })
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
