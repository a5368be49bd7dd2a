import { setTimeout as delay } from 'node:timers/promises'
import type { ConsoleProcess } from '../e2e/support/ConsoleProcess.ts'
import { console as operations } from '../packages/contract/src/index.ts'

const pauseMs = 50

/** What somebody waits for who asks for the list of runtimes meanwhile. */
export class OtherCaller {
  slowestMs = 0
  readonly #console: ConsoleProcess

  constructor(console: ConsoleProcess) {
    this.#console = console
  }

  async ask(): Promise<void> {
    const ms = await msOf(() => this.#console.call(operations.listRuntimes, { query: { pageSize: 100 } }))
    this.slowestMs = Math.max(this.slowestMs, Math.round(ms))
  }

  /** Asks again and again until the work is done; milliseconds of the work. */
  async askDuring(work: () => Promise<unknown>): Promise<number> {
    const over = new AbortController()
    const took = msOf(work).finally(() => over.abort())
    while (!over.signal.aborted) {
      await this.ask()
      await delay(pauseMs)
    }
    return took
  }
}

/** Milliseconds that a work takes. */
export async function msOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
