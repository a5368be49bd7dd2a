import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const repository = path.resolve(import.meta.dirname, '../..')

/** The Node.js that the product is pinned to; Playwright itself may run on another. */
const nodeProgram = path.join(repository, 'node_modules/.bin/node')

/** A program of the product in a process of its own, as an operator runs it, with what it said so far. */
export class Background {
  readonly #child: ChildProcess
  readonly #waiting = new Set<() => void>()
  output = ''

  constructor(script: string, { args = [], env, input }: { args?: readonly string[]; env: Record<string, string>; input?: string }) {
    this.#child = spawn(nodeProgram, [path.resolve(repository, script), ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      cwd: repository,
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text
        this.#wake()
      })
    }
    this.#child.on('exit', () => this.#wake())
    this.#child.stdin?.end(input)
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  get exitCode(): number | null {
    return this.#child.exitCode
  }

  /** Waits until the program has said something that matches, and returns the match; fails with what it said when it ends without. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.output)
      if (match !== null) return match
      if (this.hasEnded) throw new Error(`It ended without saying ${pattern}:\n${this.output}`)
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  /** The exit code, once the program has ended; null when a signal ended it. */
  async ended(): Promise<number | null> {
    if (!this.hasEnded) await once(this.#child, 'exit')
    return this.#child.exitCode
  }

  async kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!this.hasEnded) this.#child.kill(signal)
    await this.ended()
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(signal)
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }
}
