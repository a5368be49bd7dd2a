import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection, type Connection } from 'mysql2/promise'
import { endWithThisProcess } from './endWithThisProcess.ts'
import { freePort } from './freePort.ts'
import { mariaDbPrograms, systemTables, type MariaDbPrograms } from './mariaDbPrograms.ts'
import { postgresAccount } from './postgresBinaries.ts'

const host = '127.0.0.1'
const administrator = 'admin'
const startTimeoutMs = 60_000

/** A MariaDB server of its own on a loopback port. */
export interface MariaDbServer {
  host: string
  port: number
  administrator: string
  password: string
  /** A session of the administrator that takes several statements at once, ended with the server. */
  connect: (database?: string) => Promise<Connection>
  /** Stops the server and removes its files. */
  stop: () => Promise<void>
}

export interface MariaDbOptions {
  /** A certificate with its key, in PEM, for a server that encrypts. */
  tls?: { certificate: string; key: string }
  /** More of the server's own options, such as `--wait-timeout=1`. */
  flags?: string[]
}

/** Starts a server to be scanned; null, with a line that says so, when this machine has none and cannot fetch one. It ends with this process. */
export async function startMariaDb({ tls, flags = [] }: MariaDbOptions = {}): Promise<MariaDbServer | null> {
  const found = await mariaDbPrograms()
  if (found === null) {
    process.stdout.write('MariaDB is not installed here and could not be fetched: its tests are skipped.\n')
    return null
  }
  const account = await postgresAccount()
  const folder = await mkdtemp(join(tmpdir(), 'mooring-mariadb-'))
  await chmod(folder, 0o755)
  const programs = account.uid === undefined ? found : await reachableCopy(found, folder)
  const password = 'a source that only tests know'
  const data = join(folder, 'data')
  // Each server's own: one that starts removes what it takes for leftovers in it.
  const temporary = join(folder, 'temporary')
  for (const path of [data, temporary]) await mkdir(path, { mode: 0o700 })
  const port = await freePort()
  const own = ['--no-defaults', `--datadir=${data}`, `--tmpdir=${temporary}`, `--lc-messages-dir=${programs.share}`, ...small]
  const owned = await tlsFiles(data, tls)
  if (account.uid !== undefined) for (const path of [data, temporary, ...owned.paths]) await chown(path, account.uid, account.gid)
  const start = (args: string[]) =>
    spawn(programs.server, args, {
      ...account,
      cwd: '/',
      env: { LD_LIBRARY_PATH: programs.libraries },
      stdio: ['pipe', 'ignore', 'pipe'],
    })
  await makeTables(start([...own, '--bootstrap']), programs, password)
  const listen = [`--port=${port}`, `--bind-address=${host}`, `--socket=${join(data, 'socket')}`, '--skip-name-resolve']
  const server = start([...own, ...listen, ...owned.flags, ...flags])
  const release = endWithThisProcess(server, folder)
  await ready(server)
  return { host, port, administrator, password, ...sessions({ server, port, password, folder, release }) }
}

/** Nothing here outlives the tests, so nothing has to reach the disk. */
const small = [
  '--innodb-flush-method=nosync',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-use-native-aio=0',
  '--innodb-log-file-size=4M',
  '--innodb-buffer-pool-size=32M',
  '--aria-pagecache-buffer-size=8M',
  '--key-buffer-size=1M',
  '--sync-frm=0',
  '--performance-schema=0',
]

/** An account without rights cannot enter the folders of root. */
async function reachableCopy(programs: MariaDbPrograms, folder: string): Promise<MariaDbPrograms> {
  if (programs.libraries === '') return programs
  const at = join(folder, 'programs')
  await mkdir(at)
  await cp(programs.server, join(at, 'mariadbd'))
  await cp(programs.share, join(at, 'share'), { recursive: true })
  const libraries: string[] = []
  for (const [index, from] of programs.libraries.split(':').entries()) {
    const to = join(at, `libraries${index}`)
    await cp(from, to, { recursive: true, verbatimSymlinks: true })
    libraries.push(to)
  }
  return { server: join(at, 'mariadbd'), share: join(at, 'share'), libraries: libraries.join(':') }
}

async function tlsFiles(data: string, tls: MariaDbOptions['tls']): Promise<{ flags: string[]; paths: string[] }> {
  if (!tls) return { flags: [], paths: [] }
  const certificate = join(data, 'server.crt')
  const key = join(data, 'server.key')
  await writeFile(certificate, tls.certificate)
  await writeFile(key, tls.key, { mode: 0o600 })
  return { flags: [`--ssl-cert=${certificate}`, `--ssl-key=${key}`], paths: [certificate, key] }
}

async function makeTables(server: ChildProcess, programs: MariaDbPrograms, password: string): Promise<void> {
  let said = ''
  server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
  const ended = once(server, 'exit')
  // The statements of the server's own installer name accounts that nobody needs here.
  const accounts = [
    'delete from mysql.global_priv;',
    'flush privileges;',
    `create user ${administrator}@'${host}' identified by '${password}';`,
    `grant all on *.* to ${administrator}@'${host}' with grant option;`,
  ]
  server.stdin?.end([await systemTables(programs), ...accounts, ''].join('\n'))
  await ended
  if (server.exitCode !== 0) throw new Error(`MariaDB could not make its tables: ${said}`)
}

/** Resolves when the server takes connections; rejects with what it said when it ends before. */
async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  const isReady = new Promise<void>((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`MariaDB did not start in time: ${said}`)), startTimeoutMs)
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`MariaDB ended: ${said}`)))
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (!said.includes('ready for connections')) return
      clearTimeout(giveUp)
      resolve()
    })
  })
  await isReady
}

interface Running {
  server: ChildProcess
  port: number
  password: string
  folder: string
  release: () => void
}

function sessions({ server, port, password, folder, release }: Running): Pick<MariaDbServer, 'connect' | 'stop'> {
  const open: Connection[] = []
  const connect = async (database?: string) => {
    const access = { host, port, user: administrator, password, multipleStatements: true, charset: 'utf8mb4_unicode_ci' }
    const connection = await createConnection({ ...access, ...(database === undefined ? {} : { database }) })
    open.push(connection)
    return connection
  }
  const stop = async () => {
    for (const connection of open) connection.destroy()
    if (server.exitCode === null) {
      // Nothing is kept, so it need not tidy up.
      server.kill('SIGKILL')
      await once(server, 'exit')
    }
    release()
    await rm(folder, { recursive: true, force: true })
  }
  return { connect, stop }
}
