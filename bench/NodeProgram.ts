import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConsoleProcess } from '../e2e/support/ConsoleProcess.ts'
import { purview } from '../packages/contract/src/index.ts'

const connectMsMax = 60_000
const endMsMax = 30_000

/** How a node is started: `argv` is its program, `env` the only environment it gets beside its home. */
export interface Start {
  argv: readonly [string, ...string[]]
  env?: Record<string, string>
}

/** A machine with a node of some build of the product: its home, and the process that runs now. */
export class NodeProgram {
  readonly home: string
  readonly #start: Start
  #running: ChildProcess | null = null
  output = ''

  private constructor(home: string, start: Start) {
    this.home = home
    this.#start = start
  }

  static async prepare(start: Start): Promise<NodeProgram> {
    return new NodeProgram(await mkdtemp(join(tmpdir(), 'mooring-node-')), start)
  }

  /** Registers it with a runtime that is there. */
  async register(console: ConsoleProcess, { runtime, node }: { runtime: string; node: string }): Promise<void> {
    const { authKey1 = '' } = await console.call(purview.listAuthKeys, { params: { integrationRuntimeName: runtime } })
    const child = this.#spawn(['register', '--key-file', '-', '--name', node])
    child.stdin?.end(authKey1)
    await ended(child)
    if (child.exitCode !== 0) throw new Error(`The node did not register: ${this.output}`)
  }

  /** Starts it; milliseconds from the command until the console has answered. */
  async run(): Promise<number> {
    const startedAt = performance.now()
    this.output = ''
    const child = this.#spawn(['run'])
    this.#running = child
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`The node did not connect: ${this.output}`)), connectMsMax)
      const look = () => {
        if (!this.output.includes('"Connected."')) return
        clearTimeout(late)
        resolve()
      }
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', look)
      child.on('exit', () => reject(new Error(`The node ended: ${this.output}`)))
    })
    return performance.now() - startedAt
  }

  get pid(): number {
    const child = this.#running
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) throw new Error(`The node ended: ${this.output}`)
    return child.pid
  }

  async kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#running
    this.#running = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await ended(child)
  }

  async end(): Promise<void> {
    await this.kill('SIGTERM')
    await rm(this.home, { recursive: true, force: true })
  }

  #spawn(args: readonly string[]): ChildProcess {
    const [program, ...before] = this.#start.argv
    const child = spawn(program, [...before, ...args], { env: { ...this.#start.env, MOORING_NODE_HOME: this.home } })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.output += text
      })
    }
    return child
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit', { signal: AbortSignal.timeout(endMsMax) })
}
