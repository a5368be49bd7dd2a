import type { Change } from '@mooring/contract'

type Listener<T> = (value: T) => void

/**
 * What this process hears from PostgreSQL's NOTIFY, for whoever waits in it: open pages and polling nodes. It holds no state:
 * a notification is a hint to look again. `missed` tells that some may have been lost, while the connection was down.
 */
export class ChangeFeed {
  readonly #changes = new Set<Listener<Change>>()
  readonly #queues = new Map<string, Set<Listener<void>>>()
  readonly #missed = new Set<Listener<void>>()

  /** Each returns the function that ends the subscription. */
  onChange(listener: Listener<Change>): () => void {
    this.#changes.add(listener)
    return () => this.#changes.delete(listener)
  }

  onMissed(listener: Listener<void>): () => void {
    this.#missed.add(listener)
    return () => this.#missed.delete(listener)
  }

  onQueue(key: string, listener: Listener<void>): () => void {
    const listeners = this.#queues.get(key) ?? new Set()
    this.#queues.set(key, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#queues.get(key) === listeners) this.#queues.delete(key)
    }
  }

  change(change: Change): void {
    for (const listener of this.#changes) listener(change)
  }

  queue(key: string): void {
    for (const listener of [...(this.#queues.get(key) ?? [])]) listener()
  }

  missed(): void {
    for (const listener of this.#missed) listener()
    for (const key of [...this.#queues.keys()]) this.queue(key)
  }
}
