import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Background } from './Background.ts'

const ownScript = 'apps/node/src/main.ts'

/** What `status --json` says. */
export interface NodeState {
  state: 'Connected' | 'Reconnecting' | 'Stopped' | 'NotRegistered'
  reason: string | null
  runtime: string | null
  node: string | null
  runningJobs: number
}

/** A machine with a node: its home, and the commands that its administrator types. */
export class NodeProcess {
  readonly home: string
  readonly #script: string
  #running: Background | undefined

  private constructor(home: string, script: string) {
    this.home = home
    this.#script = script
  }

  /** `script`: the program of the node, when it is not that of this checkout. */
  static async prepare(script = ownScript): Promise<NodeProcess> {
    return new NodeProcess(await mkdtemp(path.join(tmpdir(), 'mooring-node-')), script)
  }

  /** Runs one command to its end. */
  async command(args: readonly string[], input?: string): Promise<{ code: number | null; output: string }> {
    const command = new Background(this.#script, { args, env: this.#env(), ...(input === undefined ? {} : { input }) })
    const code = await command.ended()
    return { code, output: command.output }
  }

  register(key: string, name: string): Promise<{ code: number | null; output: string }> {
    return this.command(['register', '--key-file', '-', '--name', name], key)
  }

  run(env: Record<string, string> = {}): Background {
    this.#running = new Background(this.#script, { args: ['run'], env: { ...this.#env(), ...env } })
    return this.#running
  }

  async status(): Promise<NodeState> {
    const { output } = await this.command(['status', '--json'])
    return JSON.parse(output) as NodeState
  }

  async kill(): Promise<void> {
    await this.#running?.kill('SIGKILL')
  }

  async end(): Promise<void> {
    await this.#running?.kill('SIGTERM')
    await rm(this.home, { recursive: true, force: true })
  }

  #env(): Record<string, string> {
    return { MOORING_NODE_HOME: this.home }
  }
}
