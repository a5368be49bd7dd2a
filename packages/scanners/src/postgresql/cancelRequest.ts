import { connect } from 'node:net'

const cancelRequestCode = 80877102
const patienceMs = 1000

/** The other end of a session, and the two numbers by which the server knows it. */
export interface Session {
  host: string
  port: number
  processId: number
  secretKey: number
}

/**
 * Asks the server to stop what a session does: a server notices a closed connection only when it next writes, and until then
 * goes on with the query or waits for a lock. Best effort: the session's own time limit ends it otherwise.
 * https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
 */
export function cancelRequest({ host, port, processId, secretKey }: Session): Promise<void> {
  const packet = Buffer.alloc(16)
  packet.writeInt32BE(packet.length, 0)
  packet.writeInt32BE(cancelRequestCode, 4)
  packet.writeInt32BE(processId, 8)
  packet.writeInt32BE(secretKey, 12)
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patienceMs }, () => socket.end(packet))
    const finish = () => {
      socket.destroy()
      resolve()
    }
    socket.on('timeout', finish).on('error', finish).on('close', finish)
    // The server closes without an answer; reading is what lets its end arrive.
    socket.resume()
  })
}
