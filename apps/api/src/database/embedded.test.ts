import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { chooseServerUser } from './chooseServerUser.ts'
import { connectClient } from './connection.ts'
import { openEmbeddedServer, type EmbeddedServer } from './embedded.ts'
import { findPostmaster } from './postmaster.ts'
import { stopServer } from './stopServer.ts'

const HOLD_SERVER = fileURLToPath(new URL('../testing/holdServer.ts', import.meta.url))
const isRoot = process.getuid?.() === 0
const log = { info: () => undefined, warn: () => undefined }

let parent: string
let dataDirectory: string
let cluster: string

/** One data directory for the tests that do not need a fresh one: each of them leaves it without a server. */
beforeAll(async () => {
  // The server's user must be able to pass through.
  parent = await mkdtemp(join(tmpdir(), 'mooring-embedded-'))
  dataDirectory = await mkdtemp(join(tmpdir(), 'mooring-embedded-'))
  cluster = join(dataDirectory, 'cluster')
  const server = await openEmbeddedServer({ dataDirectory, log })
  await run(server, 'CREATE TABLE fact (id int PRIMARY KEY)')
  await server.close()
})

afterEach(async () => {
  if ((await findPostmaster(cluster)) !== null) throw new Error('the test left a server running')
})

afterAll(async () => {
  await rm(parent, { recursive: true })
  await rm(dataDirectory, { recursive: true })
})

async function run(server: EmbeddedServer, statement: string): Promise<unknown[]> {
  const client = await connectClient(server.connection, 'test')
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

/** Starts another console's database layer and answers its first line. */
async function startHolder(directory: string): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, [HOLD_SERVER, directory], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [line] = await once(createInterface(child.stdout), 'line')
  return { child, line: String(line) }
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

async function postmasterPid(): Promise<number> {
  const found = await findPostmaster(cluster)
  if (found === null) throw new Error('no server runs')
  return found.pid
}

describe('the embedded server', () => {
  test('is private to its user, durable, and checks its pages', async () => {
    const server = await openEmbeddedServer({ dataDirectory, log })
    const settings = ['fsync', 'data_checksums', 'server_encoding', 'full_page_writes']
    const values = await run(server, `SELECT ${settings.map((name) => `current_setting('${name}') AS ${name}`).join(', ')}`)
    const superuser = await run(server, 'SELECT usesuper FROM pg_user WHERE usename = current_user')
    await server.close()
    expect(values).toEqual([{ fsync: 'on', data_checksums: 'on', server_encoding: 'UTF8', full_page_writes: 'on' }])
    expect(superuser).toEqual([{ usesuper: false }])
    expect((await stat(cluster)).mode & 0o777).toBe(0o700)
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700)
  })

  test.runIf(process.platform === 'linux')('listens on no TCP port', async () => {
    const server = await openEmbeddedServer({ dataDirectory, log })
    const pid = await postmasterPid()
    const descriptors = await readdir(`/proc/${pid}/fd`)
    const targets = await Promise.all(descriptors.map((name) => readlink(`/proc/${pid}/fd/${name}`)))
    const inodes = targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? [])
    const tcp = (await Promise.all(['tcp', 'tcp6', 'udp', 'udp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')))).join('\n')
    const tcpInodes = tcp.split('\n').map((line) => line.trim().split(/\s+/)[9])
    await server.close()
    expect(inodes.length).toBeGreaterThan(0)
    expect(inodes.filter((inode) => tcpInodes.includes(inode))).toEqual([])
  })

  test('works below a path that is too long for a socket', async () => {
    const server = await openEmbeddedServer({ dataDirectory: join(dataDirectory, 'x'.repeat(120)), log })
    onTestFinished(() => rm(server.connection.host, { recursive: true }))
    const rows = await run(server, 'SELECT 1 AS one')
    await server.close()
    expect(rows).toEqual([{ one: 1 }])
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700)
  })

  test('removes what a start that was killed left half made', async () => {
    const halfMade = join(dataDirectory, 'cluster.new-0123456789ab')
    await mkdir(halfMade)
    await writeFile(join(halfMade, 'PG_VERSION'), '18\n')
    await utimes(halfMade, 0, 0)
    await (await openEmbeddedServer({ dataDirectory, log })).close()
    await expect(stat(halfMade)).rejects.toThrow('ENOENT')
  })

  test.runIf(isRoot)('says which directory keeps its user out', async () => {
    const opening = openEmbeddedServer({ dataDirectory: join(parent, 'data'), log })
    await expect(opening).rejects.toThrow(`cannot enter ${parent}: set MOORING_DATA_DIR`)
  })
})

describe('a second console', () => {
  test('is refused and told which process is the first', async () => {
    const server = await openEmbeddedServer({ dataDirectory, log })
    const second = await startHolder(dataDirectory)
    const rows = await run(server, 'SELECT 1 AS one')
    await server.close()
    expect(second.line).toBe(`refused: Another Mooring console (process ${process.pid}) uses the data directory ${dataDirectory}.`)
    expect(rows).toEqual([{ one: 1 }])
  })

  test('started at the same moment on a fresh directory: exactly one wins', async () => {
    const fresh = join(dataDirectory, 'fresh')
    const both = await Promise.all([startHolder(fresh), startHolder(fresh)])
    const winner = both.find(({ line }) => line === 'holding')
    await Promise.all(both.filter(({ child }) => child.exitCode === null).map(({ child }) => kill(child, 'SIGTERM')))
    expect(both.map(({ line }) => line).toSorted()).toEqual([
      'holding',
      `refused: Another Mooring console (process ${winner?.child.pid}) uses the data directory ${fresh}.`,
    ])
    expect(await findPostmaster(join(fresh, 'cluster'))).toBeNull()
  })
})

describe('after a crash', () => {
  test('the server of a killed console is taken over, and stopped with its new console', async () => {
    const first = await startHolder(dataDirectory)
    const left = await postmasterPid()
    await kill(first.child, 'SIGKILL')
    const server = await openEmbeddedServer({ dataDirectory, log })
    const takenOver = await postmasterPid()
    await server.close()
    expect(first.line).toBe('holding')
    expect(takenOver).toBe(left)
  })

  test('a pid file that names a process of somebody else does not keep the server from starting', async () => {
    const before = await openEmbeddedServer({ dataDirectory, log })
    const pidFile = join(cluster, 'postmaster.pid')
    const written = await readFile(pidFile, 'utf8')
    await before.close()
    const { uid, gid } = await chooseServerUser(cluster)
    const unrelated = spawn('sleep', ['60'], { uid, gid })
    await writeFile(pidFile, written.replace(/^\d+/, String(unrelated.pid)))

    const server = await openEmbeddedServer({ dataDirectory, log })
    const pid = await postmasterPid()
    await server.close()
    await kill(unrelated, 'SIGKILL')
    expect(pid).not.toBe(unrelated.pid)
  })

  test('a killed server is started again with everything that was acknowledged', async () => {
    const server = await openEmbeddedServer({ dataDirectory, log })
    await run(server, 'INSERT INTO fact VALUES (1)')
    const killed = await postmasterPid()
    process.kill(killed, 'SIGKILL')
    await vi.waitUntil(() => !server.isRunning())
    await vi.waitUntil(() => server.isRunning(), { timeout: 10_000 })
    const rows = await run(server, 'SELECT id FROM fact')
    const second = await startHolder(dataDirectory)
    const restarted = await postmasterPid()
    await server.close()
    expect(rows).toEqual([{ id: 1 }])
    expect(restarted).not.toBe(killed)
    expect(second.line).toContain('refused: Another Mooring console')
  })

  test('a console whose server another one has taken over says so, and leaves the server running', async () => {
    const server = await openEmbeddedServer({ dataDirectory, log })
    const lost = new Promise<Error>((resolve) => server.onLost(resolve))
    const thief = await connectClient({ ...server.connection, user: 'postgres', database: 'postgres' }, `mooring-console-${process.ppid}`)
    const stolen = thief.query('SELECT pg_advisory_lock($1)', [0x6d6f6f72])
    await endLockSession(server)
    await stolen
    const reason = await lost
    await server.close()
    const { rowCount } = await thief.query('SELECT 1')
    await thief.end()
    await stopServer(cluster)
    expect(rowCount).toBe(1)
    expect(reason.message).toBe(`Another Mooring console (process ${process.ppid}) uses the data directory ${dataDirectory}.`)
  })
})

/** What an administrator's hand or the kernel's out-of-memory killer may do, once somebody waits for the lock. */
async function endLockSession(server: EmbeddedServer): Promise<void> {
  const client = await connectClient({ ...server.connection, user: 'postgres', database: 'postgres' }, 'test')
  await vi.waitUntil(async () => (await client.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`)).rowCount === 1)
  await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'mooring-console-${process.pid}'`)
  await client.end()
}
