import type { ChangeFeed } from './ChangeFeed.ts'

interface Waiting {
  key: string
  /** Milliseconds since 1970. */
  deadline: number
  signal: AbortSignal
}

/** `woken` resolves when the queue of this key may have something, the time is over, or the caller hung up. `end` must be called. */
export function untilQueued(feed: ChangeFeed, { key, deadline, signal }: Waiting): { woken: Promise<void>; end: () => void } {
  const { promise: woken, resolve } = Promise.withResolvers<void>()
  const unsubscribe = feed.onQueue(key, resolve)
  const timer = setTimeout(resolve, Math.max(0, deadline - Date.now()))
  const onAbort = () => resolve()
  signal.addEventListener('abort', onAbort, { once: true })
  return {
    woken,
    end: () => {
      clearTimeout(timer)
      unsubscribe()
      signal.removeEventListener('abort', onAbort)
    },
  }
}
