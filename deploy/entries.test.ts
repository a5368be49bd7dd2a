/**
 * What the containers start, run as it stands in docker-compose.yml, with other addresses and folders: no container engine is needed
 * to see that the commands, the files of secrets and the health checks work together.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { call, purview } from '../packages/contract/src/index.ts'
import { startPostgres, type PostgresServer } from '../packages/scanners/src/testing/index.ts'

type Service = { command?: string[]; healthcheck: { test: string[] } }

const { services } = parse(await readFile('docker-compose.yml', 'utf8')) as { services: Record<string, Service> }
const nodeCommand = /^CMD (\[.*\])$/m.exec(await readFile('deploy/node.Dockerfile', 'utf8'))?.[1] ?? '[]'
const token = 'a-token-that-only-this-test-knows-0123456789'
const running: ChildProcess[] = []

let folder: string
let server: PostgresServer
let origin: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-entries-'))
  server = await startPostgres()
})

afterAll(async () => {
  await Promise.all(running.map(end))
  await server.stop()
  await rm(folder, { recursive: true })
})

test('the secrets are made once, for nobody else to read', async () => {
  const command = inFolder(services['make-secrets']?.command ?? [])
  await runToEnd(command)
  const masterKey = await readFile(join(folder, 'master.key'), 'utf8')
  await runToEnd(command)
  expect(Buffer.from(masterKey, 'base64')).toHaveLength(32)
  expect(await readFile(join(folder, 'master.key'), 'utf8')).toBe(masterKey)
  expect(await readFile(join(folder, 'database-password'), 'utf8')).toMatch(/^[0-9a-f]{48}\n$/)
  expect((await stat(join(folder, 'database-password'))).mode & 0o777).toBe(0o600)
})

test('the console reaches its database with the password of the file, and is healthy', async () => {
  await writeFile(join(folder, 'database-password'), server.password)
  const console = start(inFolder(services['console']?.command ?? []), {
    MOORING_PORT: '0',
    MOORING_DATABASE_URL: `postgresql://${server.superuser}@${server.host}:${server.port}/postgres`,
    MOORING_MASTER_KEY_FILE: join(folder, 'master.key'),
    MOORING_BOOTSTRAP_TOKEN: token,
    MOORING_LOG_LEVEL: 'warn',
  })
  origin = (await said(console, /Mooring is ready: (\S+)/))[1] ?? ''
  const [, ...check] = services['console']?.healthcheck.test ?? []
  await runToEnd(check.map((word) => word.replace('http://127.0.0.1:8080', origin)))
  await expect(runToEnd(check.map((word) => word.replace('http://127.0.0.1:8080/healthz', `${origin}/api/nothing`)))).rejects.toThrow(
    'Command failed',
  )
})

test('the node registers once with the key of the file, and is healthy', async () => {
  const options = { origin, fetch, headers: () => ({ authorization: `Bearer ${token}` }), timeoutMs: 10_000 }
  const params = { integrationRuntimeName: 'composed' }
  await call(purview.putRuntime, { params, body: { kind: 'SelfHosted' } }, options)
  const { authKey1 } = await call(purview.listAuthKeys, { params }, options)
  await writeFile(join(folder, 'auth-key'), authKey1 ?? '')
  const command = (JSON.parse(nodeCommand) as string[]).map((word) => word.replace('/run/secrets', folder))
  const environment = { MOORING_NODE_HOME: join(folder, 'node'), MOORING_NODE_ENDPOINT: origin }
  const [, check = ''] = services['node']?.healthcheck.test ?? []
  const becomesHealthy = () => vi.waitFor(() => runToEnd(['sh', '-c', check], environment), { timeout: 20_000, interval: 200 })

  const first = start(command, environment)
  await expect(becomesHealthy()).resolves.toBeUndefined()
  await end(first)
  // Only a node that is registered already can do without the key.
  await rm(join(folder, 'auth-key'))
  const second = start(command, environment)
  await expect(becomesHealthy()).resolves.toBeUndefined()
  await end(second)

  // A lost volume: the machine of the same name takes its own place, once the console takes it for offline.
  await rm(join(folder, 'node'), { recursive: true })
  await writeFile(join(folder, 'auth-key'), authKey1 ?? '')
  const database = await server.connect()
  await database.query(`UPDATE node SET last_heartbeat_at = now() - interval '1 minute'`)
  start(command, environment)
  await expect(becomesHealthy()).resolves.toBeUndefined()
})

function inFolder(command: string[]): string[] {
  return command.map((word) => word.replace(/^\/secrets/, folder))
}

function environmentFor(settings: Record<string, string>): Record<string, string> {
  return { PATH: process.env.PATH ?? '', ...settings }
}

async function runToEnd([program = '', ...args]: string[], settings: Record<string, string> = {}): Promise<void> {
  await promisify(execFile)(program, args, { env: environmentFor(settings), timeout: 20_000 })
}

function start([program = '', ...args]: string[], settings: Record<string, string>): ChildProcess {
  const child = spawn(program, args, { env: environmentFor(settings), stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  return child
}

async function said(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let text = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  return vi.waitFor(
    () => {
      const match = pattern.exec(text)
      if (match === null) throw new Error(`It has not said ${pattern} but:\n${text}`)
      return match
    },
    { timeout: 20_000, interval: 50 },
  )
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
