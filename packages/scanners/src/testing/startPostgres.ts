import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { endWithThisProcess } from './endWithThisProcess.ts'
import { freePort } from './freePort.ts'
import { postgresAccount, postgresBinaries, type Account } from './postgresBinaries.ts'

const host = '127.0.0.1'
const superuser = 'postgres'
const startTimeoutMs = 60_000

/** A PostgreSQL server of its own on a loopback port, asking every user for a password (SCRAM). */
export interface PostgresServer {
  host: string
  port: number
  superuser: string
  password: string
  /** A session of the superuser, ended with the server. */
  connect: (database?: string) => Promise<Client>
  /** Stops the server and removes its files. */
  stop: () => Promise<void>
}

/** Lines that go ahead of the rule of pg_hba.conf, and a certificate with its key, in PEM, for a server that encrypts. */
export interface PostgresOptions {
  hba?: string[]
  tls?: { certificate: string; key: string }
}

/** Starts a server to be scanned. Its files are in the temp directory until `stop`; it ends with this process. */
export async function startPostgres({ hba = [], tls }: PostgresOptions = {}): Promise<PostgresServer> {
  const account = await postgresAccount()
  const folder = await mkdtemp(join(tmpdir(), 'mooring-source-'))
  await chmod(folder, 0o755)
  const binaries = await postgresBinaries(folder, account)
  const password = 'a source that only tests know'
  const port = await freePort()
  const data = await makeCluster({ folder, binaries, account, password })
  await writeFile(join(data, 'pg_hba.conf'), [...hba, 'host all all 127.0.0.1/32 scram-sha-256', ''].join('\n'))
  const own = [`port = ${port}`, `listen_addresses = '127.0.0.1'`, `unix_socket_directories = ''`, 'fsync = off', 'max_connections = 40']
  await appendFile(join(data, 'postgresql.conf'), [...own, ...(tls ? ['ssl = on'] : []), ''].join('\n'))
  if (tls) {
    await writeFile(join(data, 'server.crt'), tls.certificate)
    await writeFile(join(data, 'server.key'), tls.key, { mode: 0o600 })
    if (account.uid !== undefined) await chown(join(data, 'server.key'), account.uid, account.gid)
  }
  const server = spawn(join(binaries, 'postgres'), ['-D', data], { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  const release = endWithThisProcess(server, folder)
  await ready(server)
  const clients: Client[] = []
  const connect = async (database = superuser) => {
    const client = new Client({ host, port, user: superuser, password, database })
    client.on('error', () => client.removeAllListeners())
    clients.push(client)
    await client.connect()
    return client
  }
  const stop = async () => {
    await Promise.all(clients.map((client) => client.end()))
    if (server.exitCode === null) {
      server.kill('SIGINT')
      await once(server, 'exit')
    }
    release()
    await rm(folder, { recursive: true, force: true })
  }
  return { host, port, superuser, password, connect, stop }
}

interface ClusterPlan {
  folder: string
  binaries: string
  account: Account
  password: string
}

async function makeCluster({ folder, binaries, account, password }: ClusterPlan): Promise<string> {
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  await mkdir(data, { mode: 0o700 })
  await writeFile(passwordFile, password)
  if (account.uid !== undefined) await chown(data, account.uid, account.gid)
  const access = ['--auth=scram-sha-256', `--username=${superuser}`, `--pwfile=${passwordFile}`]
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  await promisify(execFile)(join(binaries, 'initdb'), ['-D', data, '--no-sync', ...access, ...locale], { ...account, cwd: '/' })
  return data
}

/** Resolves when the server takes connections; rejects with what it said when it ends before. */
async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  const isReady = new Promise<void>((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`PostgreSQL did not start in time: ${said}`)), startTimeoutMs)
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL ended: ${said}`)))
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (!said.includes('ready to accept connections')) return
      clearTimeout(giveUp)
      resolve()
    })
  })
  await isReady
}
