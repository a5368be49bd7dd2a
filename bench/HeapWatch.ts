import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

const listening = /Debugger listening on (ws:\/\/\S+)/
const listensWithinMs = 10_000

/** What a process is started with, so that its heap can be looked at. */
export const watchedArguments = ['--inspect=127.0.0.1:0'] as const

/** The memory of another Node.js process, asked through its inspector. */
export class HeapWatch {
  readonly #socket: WebSocket
  readonly #pid: number
  readonly #waiting = new Map<number, (result: unknown) => void>()
  #calls = 0

  private constructor(socket: WebSocket, pid: number) {
    this.#socket = socket
    this.#pid = pid
    socket.addEventListener('message', ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown }
      if (id !== undefined) this.#waiting.get(id)?.(result)
    })
  }

  /** `output` is what the process has said so far, in which it names the address of its inspector. */
  static async of(process: { pid: number; output: () => string }): Promise<HeapWatch> {
    const deadline = Date.now() + listensWithinMs
    let address: string | undefined
    while (address === undefined) {
      address = listening.exec(process.output())?.[1]
      if (address !== undefined) break
      if (Date.now() > deadline) throw new Error(`The process has no inspector: ${process.output()}`)
      await delay(20)
    }
    const socket = new WebSocket(address)
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve())
      socket.addEventListener('error', () => reject(new Error(`The inspector at ${address} did not answer.`)))
    })
    return new HeapWatch(socket, process.pid)
  }

  /** Megabytes of the heap that are in use once the garbage is collected, and that the kernel says are resident before that. */
  async look(): Promise<{ inUseMb: number; rssMb: number }> {
    const status = await readFile(`/proc/${this.#pid}/status`, 'utf8')
    const rssMb = Math.round(Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024)
    await this.#call('HeapProfiler.collectGarbage')
    const { usedSize } = (await this.#call('Runtime.getHeapUsage')) as { usedSize: number }
    return { inUseMb: Math.round(usedSize / 2 ** 20), rssMb }
  }

  close(): void {
    this.#socket.close()
  }

  async #call(method: string): Promise<unknown> {
    const id = (this.#calls += 1)
    const answer = new Promise((resolve) => this.#waiting.set(id, resolve))
    this.#socket.send(JSON.stringify({ id, method }))
    const result = await answer
    this.#waiting.delete(id)
    return result
  }
}
