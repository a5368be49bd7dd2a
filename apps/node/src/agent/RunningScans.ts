import type { LeasedRun } from '@mooring/contract'

/** The runs that this node executes now. */
export class RunningScans {
  readonly #limit: () => number
  readonly #execute: (run: LeasedRun) => Promise<void>
  readonly #running = new Map<Promise<void>, LeasedRun>()

  /** The limit is asked for each time, so that it can be set while the node runs; `execute` must not reject for anything that a run can do wrong. */
  constructor(limit: () => number, execute: (run: LeasedRun) => Promise<void>) {
    this.#limit = limit
    this.#execute = execute
  }

  get count(): number {
    return this.#running.size
  }

  /** Those that have not ended. */
  get runs(): LeasedRun[] {
    return [...this.#running.values()]
  }

  start(run: LeasedRun): void {
    const running = this.#execute(run).finally(() => this.#running.delete(running))
    this.#running.set(running, run)
  }

  /** Resolves when there is room for another run, or the signal is aborted. */
  async room(signal: AbortSignal): Promise<void> {
    const { promise: aborted, resolve } = Promise.withResolvers<void>()
    const onAbort = () => resolve()
    signal.addEventListener('abort', onAbort)
    while (!signal.aborted && this.#running.size >= this.#limit()) await Promise.race([aborted, ...this.#running.keys()])
    // This is asked before every lease, under a signal that lives as long as the node.
    signal.removeEventListener('abort', onAbort)
  }

  /** Resolves when no run is executed any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.keys())
  }
}
