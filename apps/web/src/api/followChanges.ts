import { changesPath, changeTopics, type Change } from '@mooring/contract'

export interface ChangesListener {
  onChange: (change: Change) => void
  /** The stream is open. */
  onOpen: () => void
  /** The console may have missed changes itself. */
  onMissed: () => void
  /** The stream was lost or cannot be opened; it is tried again. */
  onLost: () => void
  /** The console refused the stream: whoever listens may not be signed in any more. */
  onRefused: () => void
}

const retryMsMin = 1000
const retryMsMax = 15_000

function parseChange(text: string): Change | null {
  try {
    const change = JSON.parse(text) as Partial<Change> | null
    const topic = changeTopics.find((known) => known === change?.topic)
    return topic && typeof change?.name === 'string' ? { topic, name: change.name } : null
  } catch (cause) {
    // A line of another version of the console: the next ones may be readable.
    if (cause instanceof SyntaxError) return null
    throw cause
  }
}

/**
 * Follows the stream of changes until the function that is returned is called. The browser reconnects a broken stream by itself,
 * yet gives up for good when the answer is not a stream, which a console that is just starting gives: then it is opened anew,
 * each time after twice as long, up to 15 s, spread so that a thousand pages do not come back at once.
 */
export function followChanges(listener: ChangesListener): () => void {
  let stream: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0

  const open = () => {
    stream = new EventSource(changesPath)
    stream.onopen = () => {
      failures = 0
      listener.onOpen()
    }
    stream.onmessage = (event: MessageEvent<string>) => {
      const change = parseChange(event.data)
      if (change) listener.onChange(change)
    }
    stream.addEventListener('reset', () => listener.onMissed())
    stream.onerror = () => {
      listener.onLost()
      if (stream?.readyState !== EventSource.CLOSED) return
      listener.onRefused()
      const waitMs = Math.min(retryMsMin * 2 ** failures, retryMsMax)
      failures += 1
      timer = setTimeout(open, waitMs * (0.5 + Math.random() / 2))
    }
  }

  open()
  return () => {
    clearTimeout(timer)
    stream?.close()
  }
}
