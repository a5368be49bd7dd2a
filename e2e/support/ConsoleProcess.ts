import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { call, console as operations, type Operation } from '@mooring/contract'
import pg from 'pg'
import { Background } from './Background.ts'

const token = 'an-administrators-token-for-the-tests'

export const administrator = { userName: 'ada', password: 'a long enough password' }

/** A console of its own: its data directory, its port, and the process that can be killed and started again. */
export class ConsoleProcess {
  readonly origin: string
  readonly dataDirectory: string
  readonly #port: number
  readonly #env: Record<string, string>
  #process: Background | undefined

  private constructor(dataDirectory: string, { port, env }: { port: number; env: Record<string, string> }) {
    this.dataDirectory = dataDirectory
    this.#port = port
    this.#env = env
    this.origin = `http://127.0.0.1:${port}`
  }

  /** Starts one on an empty data directory, or on a copy of one that a console has left. `env`: what its environment has besides. */
  static async start({ copyOf, env = {} }: { copyOf?: string; env?: Record<string, string> } = {}): Promise<ConsoleProcess> {
    const directory = await mkdtemp(path.join(tmpdir(), 'mooring-console-'))
    // The database server may run as another user, whose its files stay.
    if (copyOf !== undefined) await promisify(execFile)('cp', ['-a', `${copyOf}/.`, directory])
    await chmod(directory, 0o711)
    const started = new ConsoleProcess(directory, { port: await freePort(), env })
    await started.startAgain()
    return started
  }

  async startAgain(): Promise<void> {
    const env = {
      ...this.#env,
      MOORING_DATA_DIR: this.dataDirectory,
      MOORING_PORT: String(this.#port),
      MOORING_BOOTSTRAP_TOKEN: token,
      MOORING_LOG_LEVEL: 'warn',
    }
    this.#process = new Background('apps/api/src/main.ts', { env })
    await this.#process.says(/Mooring is ready/)
  }

  /** The one-time link that it printed. */
  async setupLink(): Promise<string> {
    const [link = ''] = (await this.#process?.says(/http\S+\/setup#token=\S+/)) ?? []
    return link
  }

  get output(): string {
    return this.#process?.output ?? ''
  }

  /** The database server is a process below it. */
  get pid(): number | undefined {
    return this.#process?.pid
  }

  async kill(): Promise<void> {
    await this.#process?.kill('SIGKILL')
  }

  /** Stands still, as on a machine that has too much to do, until it is resumed: what is asked of it meanwhile waits. */
  pause(): void {
    this.#process?.signal('SIGSTOP')
  }

  resume(): void {
    this.#process?.signal('SIGCONT')
  }

  /** Its database server, which it starts again by itself. */
  async killDatabase(): Promise<void> {
    const [pid = ''] = (await readFile(path.join(this.dataDirectory, 'cluster/postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), 'SIGKILL')
  }

  /** Reading the runtimes fails until the returned function is called, as it would with a damaged database. */
  async takeRuntimesAway(): Promise<() => Promise<void>> {
    await this.#inDatabase('ALTER TABLE runtime RENAME TO runtime_away')
    return () => this.#inDatabase('ALTER TABLE runtime_away RENAME TO runtime')
  }

  async #inDatabase(statement: string): Promise<void> {
    const client = new pg.Client({ host: path.join(this.dataDirectory, 'socket'), user: 'postgres', database: 'mooring' })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }

  async stop(): Promise<void> {
    await this.#process?.kill('SIGTERM')
  }

  async end(): Promise<void> {
    this.resume()
    // Started once more if it was killed: only a console stops its database server.
    if (this.#process?.hasEnded) await this.startAgain()
    await this.stop()
    await rm(this.dataDirectory, { recursive: true, force: true })
  }

  /** Calls an operation with the automation token, as a script beside the browser would. */
  call<O extends Operation>(operation: O, input: Parameters<typeof call<O>>[1]) {
    return call(operation, input, { origin: this.origin, fetch, headers: () => ({ authorization: `Bearer ${token}` }), timeoutMs: 120_000 })
  }

  /** Creates the administrator through the one-time link, and returns the cookie of the session. */
  async createAdministrator(): Promise<{ name: string; value: string; url: string }> {
    const setupToken = (await this.setupLink()).split('#token=')[1] ?? ''
    const answer = await fetch(this.origin + operations.createFirstAdministrator.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.origin },
      body: JSON.stringify({ token: setupToken, ...administrator }),
    })
    const [pair = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
    const [name = '', value = ''] = pair.split('=')
    return { name, value, url: this.origin }
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
