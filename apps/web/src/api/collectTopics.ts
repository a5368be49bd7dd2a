import type { ChangeTopic } from '@mooring/contract'

/**
 * Turns a flood of changes into few refreshes: while one runs, what else changes is collected and refreshed after it, so that a
 * stream of events can neither cancel each refresh by the next one nor pile them up.
 */
export function collectTopics(refresh: (topics: ReadonlySet<ChangeTopic>) => Promise<void>, pauseMs = 150): (topic: ChangeTopic) => void {
  let waiting = new Set<ChangeTopic>()
  let isRunning = false

  const run = async () => {
    isRunning = true
    try {
      while (waiting.size > 0) {
        // What belongs to one act arrives as several events: a short pause makes one refresh of them.
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
        const topics = waiting
        waiting = new Set()
        await refresh(topics)
      }
    } finally {
      isRunning = false
    }
  }

  return (topic) => {
    waiting.add(topic)
    if (!isRunning) void run()
  }
}
