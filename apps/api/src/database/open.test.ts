import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest'
import { createTestDatabase } from '../testing/testDatabase.ts'
import { migrate } from './migrate.ts'
import { openDatabase, type Database } from './open.ts'
import { findPostmaster } from './postmaster.ts'
import { waitForServer } from './waitForServer.ts'

const log = { info: () => undefined, warn: () => undefined }
const dataDirectory = '/nowhere'

let target: Database
let name: string
beforeAll(async () => {
  target = await createTestDatabase()
  name = (await target.prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`)[0]!.name
})
afterAll(() => target.close())

/** The tests' own server, which has no TCP port, as one on the network that comes and goes. */
class Network {
  #server: Server | undefined
  readonly #sockets = new Set<Socket>()
  #port = 0

  get url(): string {
    return `postgresql://mooring:hunter2@127.0.0.1:${this.#port}/${name}`
  }

  async up(): Promise<void> {
    const path = join(inject('testServer').host, '.s.PGSQL.5432')
    this.#server = createServer((socket) => {
      const upstream = connect(path)
      for (const end of [socket, upstream])
        this.#sockets.add(end.on('error', () => end.destroy()).on('close', () => this.#sockets.delete(end)))
      socket.pipe(upstream).pipe(socket)
    })
    await once(this.#server.listen(this.#port, '127.0.0.1'), 'listening')
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async down(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    if (this.#server?.listening) await once(this.#server.close(), 'close')
  }
}

async function openNetwork(): Promise<Network> {
  const network = new Network()
  onTestFinished(() => network.down())
  await network.up()
  return network
}

describe('with a database server', () => {
  test('one that starts later is waited for', async () => {
    const network = await openNetwork()
    await network.down()
    let isWaiting = false
    const info = () => {
      isWaiting = true
      void network.up()
    }
    const database = await openDatabase({ dataDirectory, databaseUrl: network.url }, { ...log, info })
    const runtimes = await database.prisma.runtime.count()
    await database.close()
    expect(isWaiting).toBe(true)
    expect(runtimes).toBe(0)
  })

  test('one that never answers is given up with a sentence that does not hold the password', async () => {
    const network = await openNetwork()
    await network.down()
    const waiting = waitForServer({ connectionString: network.url }, log, 300)
    await expect(waiting).rejects.toThrow(/^The database server of MOORING_DATABASE_URL cannot be used: ECONNREFUSED\.$/)
  })

  test('a database that does not exist is refused at once', async () => {
    const network = await openNetwork()
    const opening = openDatabase({ dataDirectory, databaseUrl: `${network.url}x` }, log)
    await expect(opening).rejects.toThrow(`cannot be used: database "${name}x" does not exist.`)
  })

  test('is not ready while the server is away, and ready again when it is back', async () => {
    const network = await openNetwork()
    const database = await openDatabase({ dataDirectory, databaseUrl: network.url }, log)
    const before = await database.isReady()
    await network.down()
    const meanwhile = await database.isReady()
    await network.up()
    await vi.waitUntil(() => database.isReady(), { timeout: 5_000 })
    await database.close()
    expect([before, meanwhile]).toEqual([true, false])
  })

  test('a connection of its own hears notifications and tells when it is lost', async () => {
    const network = await openNetwork()
    const database = await openDatabase({ dataDirectory, databaseUrl: network.url }, log)
    const client = await database.connect()
    await client.query('LISTEN changes')
    const heard = once(client, 'notification')
    await database.prisma.$executeRaw`SELECT pg_notify('changes', 'runtime')`
    const [notification] = await heard
    const lost = new Promise<void>((resolve) => client.once('end', resolve))
    await network.down()
    await lost
    await database.close()
    expect(notification).toMatchObject({ channel: 'changes', payload: 'runtime' })
  })

  test('no statement of a request runs for more than half a minute', async () => {
    const rows = await target.prisma.$queryRaw`SELECT current_setting('statement_timeout') AS limit`
    expect(rows).toEqual([{ limit: '30s' }])
  })
})

test('with the embedded server, a client of Prisma goes on after the server was killed', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'mooring-open-'))
  onTestFinished(() => rm(directory, { recursive: true }))
  const database = await openDatabase({ dataDirectory: directory, databaseUrl: null }, log)
  onTestFinished(() => database.close())
  await migrate(database)
  await database.prisma.setupLink.create({ data: { tokenHash: Buffer.from('acknowledged') } })
  process.kill((await findPostmaster(join(directory, 'cluster')))!.pid, 'SIGKILL')
  await vi.waitUntil(async () => !(await database.isReady()))
  await vi.waitUntil(() => database.isReady(), { timeout: 10_000 })
  expect(await database.prisma.setupLink.count()).toBe(1)
})
