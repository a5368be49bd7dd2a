/**
 * Sends what it is given, one after the other and only the latest: what comes while one is under way takes the place of what still
 * waits. `send` must not reject.
 */
export function latestOnly<T>(send: (value: T) => Promise<void>): (value: T) => void {
  const waiting: T[] = []
  let isSending = false

  const sendAll = async () => {
    isSending = true
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await send(next)
    isSending = false
  }

  return (value) => {
    waiting.splice(0, waiting.length, value)
    if (!isSending) void sendAll()
  }
}
