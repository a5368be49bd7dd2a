/**
 * `node bench/cancelScan.ts [rounds]`: how long after a run was canceled its node has stopped, and the source has no session of it any
 * more, while the source keeps the node waiting or its rules keep it busy. Of each the slowest round; the ratio is to the five seconds
 * that a cancel may take. Each round cancels at another moment between two calls of the node.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { ConsoleProcess } from '../e2e/support/ConsoleProcess.ts'
import { purview, type CredentialBody, type DataSourceBody, type ScanBody } from '../packages/contract/src/index.ts'
import { startMariaDb } from '../packages/scanners/src/testing/startMariaDb.ts'
import { startPostgres } from '../packages/scanners/src/testing/startPostgres.ts'
import { repositoryRoot } from '../scripts/repositoryRoot.ts'
import { hundredths } from './measure.ts'
import { NodeProgram } from './NodeProgram.ts'
import { printFigures, type Figure } from './printFigures.ts'
import { withConsole } from './withConsole.ts'

const rounds = Number(process.argv[2] ?? 5)
const cancelMsMax = 5000
const endsMsMax = 120_000
const pollMs = 20
const runtime = 'office'
const connectedVia = { referenceName: runtime }

interface Source {
  name: string
  source: DataSourceBody
  scan: ScanBody
  credential?: { name: string; body: CredentialBody }
  /** Sessions of the node; null for what has none. */
  sessions: (() => Promise<number>) | null
}

const cleanUps: (() => Promise<unknown>)[] = []
try {
  const folder = await mkdtemp(join(tmpdir(), 'mooring-bench-'))
  cleanUps.push(() => rm(folder, { recursive: true, force: true }))
  const sources = [...(await postgres()), ...(await mariaDb()), await aWideFile(folder), await aBomb(folder), await aSilentAccount()]
  await withConsole(async ({ console }) => {
    const argv = [process.execPath, join(repositoryRoot, 'apps/node/src/main.ts')] as const
    const program = await NodeProgram.prepare({ argv, env: { MOORING_NODE_ALLOWED_PATHS: folder } })
    try {
      await console.call(purview.putRuntime, { params: { integrationRuntimeName: runtime }, body: { kind: 'SelfHosted' } })
      await program.register(console, { runtime, node: 'first' })
      await program.run()
      const figures: Figure[] = []
      for (const source of sources) figures.push(await measure(source, { console, program }))
      printFigures('cancelScan', { rounds, units: 'ms' }, figures)
    } finally {
      await program.end()
    }
  })
} finally {
  for (const cleanUp of cleanUps.reverse()) await cleanUp()
}

function signIn(user: string, password: string): CredentialBody {
  return { kind: 'BasicAuth', properties: { typeProperties: { user, password: { type: 'SecureString', value: password } } } }
}

/** A catalogue that somebody holds locked, and views that take longer than anybody waits. */
async function postgres(): Promise<Source[]> {
  const server = await startPostgres()
  cleanUps.push(() => server.stop())
  const { host: serverEndpoint, port, superuser: user, password } = server
  const admin = await server.connect()
  const aDatabase = async (databaseName: string, statements: string): Promise<Source> => {
    await admin.query(`CREATE DATABASE ${databaseName}`)
    await (await server.connect(databaseName)).query(statements)
    const credential = { referenceName: 'postgres', credentialType: 'BasicAuth' as const }
    return {
      name: `PostgreSQL, ${databaseName}`,
      source: { kind: 'AzurePostgreSql', properties: { serverEndpoint, port } },
      scan: { kind: 'AzurePostgreSqlCredential', properties: { serverEndpoint, port, databaseName, credential, connectedVia } },
      credential: { name: 'postgres', body: signIn(user, password) },
      sessions: async () =>
        (await admin.query(`SELECT FROM pg_stat_activity WHERE datname = $1 AND application_name = 'mooring'`, [databaseName])).rowCount ??
        0,
    }
  }
  const views = Array.from({ length: 20 }, (_, index) => `CREATE VIEW v${index} AS SELECT pg_sleep(300)::text AS n`)
  return [
    await aDatabase('locked', 'CREATE TABLE t (id int); BEGIN; LOCK TABLE pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE'),
    await aDatabase('endless', views.join(';')),
  ]
}

async function mariaDb(): Promise<Source[]> {
  const server = await startMariaDb()
  if (server === null) return []
  cleanUps.push(() => server.stop())
  const { host: serverEndpoint, port, administrator: user, password } = server
  const admin = await server.connect()
  const views = Array.from({ length: 20 }, (_, index) => `CREATE VIEW endless.v${index} AS SELECT SLEEP(300) AS n`)
  await admin.query(`CREATE DATABASE endless; ${views.join(';')}`)
  const credential = { referenceName: 'mariadb', credentialType: 'BasicAuth' as const }
  const place = { serverEndpoint, port }
  const sessions = async () => {
    const [rows] = await admin.query(`SELECT 1 FROM information_schema.PROCESSLIST WHERE DB = 'endless'`)
    return (rows as unknown[]).length
  }
  return [
    {
      name: 'MariaDB, endless',
      source: { kind: 'AzureMySql', properties: place },
      scan: { kind: 'AzureMySqlCredential', properties: { ...place, databaseName: 'endless', credential, connectedVia } },
      credential: { name: 'mariadb', body: signIn(user, password) },
      sessions,
    },
  ]
}

function ofFolder(name: string, path: string): Source {
  return {
    name: `folder, ${name}`,
    source: { kind: 'FileSystem', properties: { path } },
    scan: { kind: 'FileSystem', properties: { connectedVia } },
    sessions: null,
  }
}

/** As many columns as an asset may have: rules look at them for half a minute a file. */
async function aWideFile(folder: string): Promise<Source> {
  const path = join(folder, 'wide')
  await mkdir(path)
  const lines = Array.from({ length: 200 }, (_, row) => Array.from({ length: 2000 }, (_, column) => `value ${row} ${column}`).join(','))
  for (const name of ['a', 'b', 'c', 'd']) await writeFile(join(path, `${name}.csv`), `${lines.join('\n')}\n`)
  return ofFolder('2,000 columns', path)
}

/** 64 GB of empty lines in 64 MB. */
async function aBomb(folder: string): Promise<Source> {
  const path = join(folder, 'bomb')
  await mkdir(path)
  const part = gzipSync(Buffer.alloc(64 * 2 ** 20, '\n'))
  await writeFile(join(path, 'bomb.csv.gz'), Buffer.concat(Array.from({ length: 1024 }, () => part)))
  return ofFolder('empty lines, packed', path)
}

/** A storage account that takes connections and never answers. */
async function aSilentAccount(): Promise<Source> {
  const open = new Set<{ destroy: () => void }>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket))
  })
  server.on('connection', (socket) => socket.resume())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUps.push(async () => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bench`
  const accountKey = { type: 'SecureString' as const, value: Buffer.alloc(64).toString('base64') }
  return {
    name: 'Azure Storage, silent',
    source: { kind: 'AzureStorage', properties: { endpoint } },
    scan: {
      kind: 'AzureStorageCredential',
      properties: { credential: { referenceName: 'key', credentialType: 'AccountKey' }, connectedVia },
    },
    credential: { name: 'key', body: { kind: 'AccountKey', properties: { typeProperties: { accountKey } } } },
    sessions: async () => open.size,
  }
}

interface Site {
  console: ConsoleProcess
  program: NodeProgram
}

async function measure(of: Source, site: Site): Promise<Figure> {
  const { console } = site
  const params = { dataSourceName: of.name.replaceAll(/\W+/g, '-'), scanName: 'all' }
  if (of.credential !== undefined)
    await console.call(purview.putCredential, { params: { credentialName: of.credential.name }, body: of.credential.body })
  await console.call(purview.putDataSource, { params: { dataSourceName: params.dataSourceName }, body: of.source })
  await console.call(purview.putScan, { params, body: of.scan })
  const stopped: number[] = []
  const letGo: number[] = []
  for (let round = 0; round < rounds; round++) {
    const took = await cancel(of, site, { params, afterMs: 1000 + (2000 * round) / rounds })
    stopped.push(took.stoppedMs)
    letGo.push(took.letGoMs)
  }
  const slowest = Math.max(...stopped, ...letGo)
  return {
    name: of.name,
    nodeStopped: Math.round(Math.max(...stopped)),
    sourceLetGo: of.sessions === null ? '' : Math.round(Math.max(...letGo)),
    ratio: hundredths(slowest / cancelMsMax),
  }
}

interface Cancel {
  params: { dataSourceName: string; scanName: string }
  afterMs: number
}

/** Runs the scan, cancels it, and waits until nobody works for it. */
async function cancel({ name, sessions }: Source, { console, program }: Site, { params, afterMs }: Cancel) {
  const runId = randomUUID()
  await console.call(purview.startRun, { params, query: { runId, scanLevel: 'Full' } })
  const says = (message: string) => program.output.split('\n').some((line) => line.includes(runId) && line.includes(message))
  await until(() => says('"A scan begins."'), name)
  if (sessions !== null) await until(async () => (await sessions()) > 0, name)
  await delay(afterMs)
  if (says('"The scan was stopped."')) throw new Error(`The scan of ${name} ended by itself: ${program.output}`)
  const canceledAt = performance.now()
  await console.call(purview.cancelRun, { params: { ...params, runId } })
  const [stoppedMs, letGoMs] = await Promise.all([
    until(() => says('"The scan was stopped."'), name).then(() => performance.now() - canceledAt),
    until(async () => sessions === null || (await sessions()) === 0, name).then(() => performance.now() - canceledAt),
  ])
  return { stoppedMs, letGoMs }
}

async function until(condition: () => boolean | Promise<boolean>, name: string): Promise<void> {
  const deadline = performance.now() + endsMsMax
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`The scan of ${name} did not come this far in time.`)
    await delay(pollMs)
  }
}
