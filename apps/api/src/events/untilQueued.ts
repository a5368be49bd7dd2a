import type { ChangeFeed } from './ChangeFeed.ts'

interface Waiting {
  key: string
  /** Milliseconds since 1970. */
  deadline: number
  signal: AbortSignal
}

interface QueueWait {
  woken: Promise<void>
  /** Wakes it after so many milliseconds, if nothing does before. */
  wakeIn: (ms: number) => void
  end: () => void
}

/** `woken` resolves when the queue of this key may have something, the time is over, or the caller hung up. `end` must be called. */
export function untilQueued(feed: ChangeFeed, { key, deadline, signal }: Waiting): QueueWait {
  const { promise: woken, resolve } = Promise.withResolvers<void>()
  const unsubscribe = feed.onQueue(key, resolve)
  const timers = [setTimeout(resolve, Math.max(0, deadline - Date.now()))]
  const onAbort = () => resolve()
  signal.addEventListener('abort', onAbort, { once: true })
  return {
    woken,
    wakeIn: (ms) => timers.push(setTimeout(resolve, ms)),
    end: () => {
      for (const timer of timers) clearTimeout(timer)
      unsubscribe()
      signal.removeEventListener('abort', onAbort)
    },
  }
}
