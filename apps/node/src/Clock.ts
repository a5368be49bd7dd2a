import { setTimeout } from 'node:timers/promises'

/** Time as the loops know it, so that tests can move it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number
  /** Resolves after so many milliseconds, or at once when the signal is aborted: a loop looks at its signal anyway. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

export const systemClock: Clock = {
  now: Date.now,
  async wait(ms, signal) {
    try {
      await setTimeout(ms, undefined, { signal })
    } catch (error) {
      if (!signal.aborted) throw error
    }
  },
}
